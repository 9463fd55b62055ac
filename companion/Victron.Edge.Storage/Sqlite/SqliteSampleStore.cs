// SqliteSampleStore: commits batches of samples to the database file; the only writer of it.
// Reading back is SqliteSampleHistory's; what a batch holds is the ledger's.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Samples in an SQLite database.</summary>
public sealed class SqliteSampleStore : ISampleStore, IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly SqliteConnection _connection;
    private readonly SqliteRows _rows;
    private readonly TrendRows _trends;

    private SqliteSampleStore(string path, FileStream @lock, SqliteConnection connection)
    {
        _path = path;
        _lock = @lock;
        _connection = connection;
        _rows = new SqliteRows(connection);
        _trends = new TrendRows(connection);
    }

    /// <inheritdoc/>
    public long SizeBytes
    {
        get
        {
            try
            {
                return new[] { _path, _path + "-wal" }.Select(name => new FileInfo(name)).Sum(file => file.Exists ? file.Length : 0);
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }

    /// <summary>For how long the past is kept how finely.</summary>
    public TrendRetention Retention { get; set; } = TrendRetention.Forever;

    /// <summary>Whose days are folded.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Local;

    /// <summary>Opens the database, makes it where it is not there, and brings its form up to date.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="problem">Why it cannot be used; null when it can.</param>
    /// <returns>Null when there is a problem; then nothing was changed.</returns>
    public static SqliteSampleStore? Open(string path, out StoreProblem? problem)
    {
        if (SqliteLock.Take(path, out problem) is not { } taken)
        {
            return null;
        }

        if (SqliteFile.OpenToWrite(path, out problem) is { } connection)
        {
            return new SqliteSampleStore(path, taken, connection);
        }

        taken.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public StoreProblem? Commit(SampleBatch batch)
    {
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            _rows.Begin(transaction);
            foreach (PortIdentity device in batch.Identities)
            {
                _rows.Name(device);
            }

            foreach (BootEntry boot in batch.Boots)
            {
                _rows.Put(boot);
            }

            foreach (Sample sample in batch.Samples)
            {
                _rows.Put(sample);
            }

            transaction.Commit();
            return null;
        }
        catch (SqliteException fault)
        {
            // What was made inside the transaction is gone with it, and so is what is remembered of it.
            _rows.Forget();
            return SqliteFile.ProblemOf(fault, _path);
        }
    }

    /// <inheritdoc/>
    public StoreProblem? Tidy(DateTimeOffset now, out bool isDone)
    {
        isDone = true;
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            isDone = _trends.Fold(transaction, now.ToUnixTimeMilliseconds(), Zone) && _trends.Drop(transaction, now.ToUnixTimeMilliseconds(), Retention);
            transaction.Commit();
            return null;
        }
        catch (SqliteException fault)
        {
            _trends.Forget();
            return SqliteFile.ProblemOf(fault, _path);
        }
    }

    /// <inheritdoc/>
    public bool TryFind(BootKey key, out BootState state)
    {
        try
        {
            state = _rows.Find(key);
            return true;
        }
        catch (SqliteException)
        {
            state = BootState.Fresh;
            return false;
        }
    }

    /// <summary>Closes the database and lets the next writer in.</summary>
    public void Dispose()
    {
        _rows.Dispose();
        _trends.Dispose();
        _connection.Dispose();
        _lock.Dispose();
    }

    /// <summary>Sets how large the file may become, as a full disk would.</summary>
    internal void LimitPages(int pages) => _ = SqliteFile.Run(_connection, $"PRAGMA max_page_count = {pages}");
}
