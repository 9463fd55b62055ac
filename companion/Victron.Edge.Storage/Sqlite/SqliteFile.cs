// SqliteFile: opens the database file of samples, brings its schema up to date, and puts every fault into one line.
// Knows no table: see Migrations, SqliteSampleStore and SqliteSampleHistory.

using System.Globalization;
using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>The database file.</summary>
internal static class SqliteFile
{
    // "VEdg": SQLite keeps it in the file, so that a database of something else is not taken for ours.
    private const int ApplicationId = 0x56456467;
    private const int WaitSeconds = 2;

    // Checked in well under a second; in a larger file damage shows when the damaged page is used.
    private const long CheckBytesMax = 256L << 20;

    private static readonly string[] Migrations =
        [.. typeof(SqliteFile).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Version of the schema that this program writes.</summary>
    public static int Version => Migrations.Length;

    /// <summary>Opens the file, makes it where it is not there, and brings its schema up to date.</summary>
    public static SqliteConnection? OpenToWrite(string path, out StoreProblem? problem) => Open(path, SqliteOpenMode.ReadWriteCreate, out problem, connection =>
    {
        _ = Run(connection, "PRAGMA journal_mode = WAL");

        // What is acknowledged has to outlive a power cut: each commit waits for the disk.
        _ = Run(connection, "PRAGMA synchronous = FULL");
        _ = Run(connection, "PRAGMA journal_size_limit = 4194304");
        return Migrate(connection, path);
    });

    /// <summary>Opens the file to read only.</summary>
    public static SqliteConnection? OpenToRead(string path, out StoreProblem? problem)
    {
        if (!File.Exists(path))
        {
            problem = new StoreProblem(StoreTrouble.Absent, $"there is no database '{path}' yet; victron-edge record makes it.");
            return null;
        }

        return Open(path, SqliteOpenMode.ReadOnly, out problem, connection => Number(connection, "PRAGMA user_version") == Version
            ? null
            : new StoreProblem(StoreTrouble.Foreign, $"'{path}' has an old form; start victron-edge record once, which renews it."));
    }

    /// <summary>Runs a statement.</summary>
    public static object? Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Puts a fault of SQLite into words.</summary>
    public static StoreProblem ProblemOf(SqliteException fault, string path) => fault.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => Damaged(path),
        SQLitePCL.raw.SQLITE_FULL => new StoreProblem(StoreTrouble.Full, $"the disk of '{path}' is full; make room on it, or choose another folder with --data."),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new StoreProblem(StoreTrouble.Busy, $"'{path}' is locked by another program; end what has it open for writing."),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH or SQLitePCL.raw.SQLITE_CANTOPEN => Denied(path),
        _ => new StoreProblem(StoreTrouble.Fault, $"'{path}' cannot be used (SQLite: {OneLine(fault)}); check the disk, or choose another folder with --data."),
    };

    /// <summary>The file or its folder may not be used.</summary>
    public static StoreProblem Denied(string path) =>
        new(StoreTrouble.Denied, $"'{path}' may not be written or read; change the rights of the file and its folder, or choose another folder with --data.");

    private static SqliteConnection? Open(string path, SqliteOpenMode mode, out StoreProblem? problem, Func<SqliteConnection, StoreProblem?> prepare)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = WaitSeconds };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            problem = Strange(connection, path) ?? prepare(connection);
        }
        catch (SqliteException fault)
        {
            problem = ProblemOf(fault, path);
        }

        if (problem is null)
        {
            return connection;
        }

        connection.Dispose();
        return null;
    }

    // Looks before it writes: a file that is not ours stays as it is.
    private static StoreProblem? Strange(SqliteConnection connection, string path)
    {
        long version = Number(connection, "PRAGMA user_version");
        long owner = Number(connection, "PRAGMA application_id");
        bool isEmpty = Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (owner != ApplicationId && !isEmpty)
        {
            return new StoreProblem(StoreTrouble.Foreign, $"'{path}' is a database of something else; choose another folder with --data.");
        }

        if (version > Version)
        {
            return new StoreProblem(
                StoreTrouble.Foreign,
                string.Create(CultureInfo.InvariantCulture, $"'{path}' was written by a newer victron-edge (form {version}, this one knows {Version}); update it, or choose another folder with --data."));
        }

        bool isSmall = new FileInfo(path) is { Exists: true, Length: <= CheckBytesMax };
        return isSmall && Run(connection, "PRAGMA quick_check(1)") is not "ok" ? Damaged(path) : null;
    }

    private static StoreProblem? Migrate(SqliteConnection connection, string path)
    {
        for (long version = Number(connection, "PRAGMA user_version"); version < Version; version++)
        {
            using Stream resource = typeof(SqliteFile).Assembly.GetManifestResourceStream(Migrations[version])!;
            using var reader = new StreamReader(resource);
            using SqliteTransaction transaction = connection.BeginTransaction();

            // Whoever held the lock until now may have done it.
            if (Number(connection, "PRAGMA user_version", transaction) != version)
            {
                continue;
            }

            _ = Run(connection, reader.ReadToEnd(), transaction);
            _ = Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version + 1}"), transaction);
            transaction.Commit();
        }

        return null;
    }

    private static StoreProblem Damaged(string path) =>
        new(StoreTrouble.Damaged, $"'{path}' is damaged or no database; move it away and start again (docs/record.md says how to rescue what is in it).");

    private static long Number(SqliteConnection connection, string sql, SqliteTransaction? transaction = null) =>
        Convert.ToInt64(Run(connection, sql, transaction), CultureInfo.InvariantCulture);

    private static string OneLine(SqliteException fault) => fault.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
