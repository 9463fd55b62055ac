// SqliteTrendHistory: reads samples, minutes, hours and days back, also while another process writes them.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Reads the database of trends.</summary>
public sealed class SqliteTrendHistory : ITrendHistory
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long DayMs = 24 * HourMs;

    private static readonly Dictionary<TrendTier, (string Table, long Ms)> Tiers = new()
    {
        [TrendTier.Minute] = ("minutes", MinuteMs),
        [TrendTier.Hour] = ("hours", HourMs),
        [TrendTier.Day] = ("days", DayMs),
    };

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly TrendWords _words;
    private readonly TimeZoneInfo _zone;

    // A connection is for one thread at a time, and pages are asked for by several.
    private readonly Lock _gate = new();

    private SqliteTrendHistory(string path, SqliteConnection connection, TimeZoneInfo zone)
    {
        _path = path;
        _connection = connection;
        _words = new TrendWords(connection);
        _zone = zone;
    }

    /// <summary>Opens a database.</summary>
    /// <param name="path">The file.</param>
    /// <param name="zone">Whose days were folded: that of this computer.</param>
    /// <param name="problem">Why it cannot be read; null when it can.</param>
    /// <returns>Null when there is a problem.</returns>
    public static SqliteTrendHistory? Open(string path, TimeZoneInfo zone, out StoreProblem? problem) =>
        SqliteFile.OpenToRead(path, out problem) is { } connection ? new SqliteTrendHistory(path, connection, zone) : null;

    /// <inheritdoc/>
    public IReadOnlyList<TrendPoint> Read(PortAddress address, IReadOnlyCollection<string> keys, TrendTier tier, long fromMs, long toMs, out StoreProblem? problem) =>
        Try(() => tier == TrendTier.Sample ? Samples(address, keys, fromMs, toMs) : Spans(address, keys, tier, fromMs, toMs), out problem);

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(PortAddress address, out StoreProblem? problem) => Try(() => Keys(address), out problem);

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        _words.Dispose();
        _connection.Dispose();
    }

    // A sample is a span of its own: it counts until the next one, as it does within a minute.
    private List<TrendPoint> Samples(PortAddress address, IReadOnlyCollection<string> keys, long fromMs, long toMs)
    {
        using var statement = new Statement(
            _connection,
            """
            SELECT samples.at, layouts.keys, samples.data
            FROM ports JOIN boots ON boots.port_id = ports.id JOIN samples ON samples.boot = boots.id AND samples.at >= $from AND samples.at < $to
            JOIN layouts ON layouts.id = samples.layout
            WHERE edge = $edge AND port = $port AND heard_at >= $heard ORDER BY samples.at, boots.id, samples.seq
            """,
            "$edge", "$port", "$from", "$to", "$heard");
        var reader = new SampleReader();
        var samples = new List<(long AtMs, IReadOnlyList<KeyValuePair<string, RawValue>> Values)>();
        foreach (object?[] row in statement.Rows(address.Edge, address.Port, fromMs, toMs, fromMs - TrendRows.HeardSlackMs))
        {
            samples.Add(((long)row[0]!, [.. reader.Read((string)row[1]!, (string)row[2]!).Where(value => keys.Contains(value.Key))]));
        }

        return
        [
            .. samples.SelectMany((sample, i) => TrendFold.Samples([sample], sample.AtMs, i + 1 < samples.Count ? samples[i + 1].AtMs : toMs)
                .Select(cell => new TrendPoint(sample.AtMs, cell))),
        ];
    }

    private List<TrendPoint> Spans(PortAddress address, IReadOnlyCollection<string> keys, TrendTier tier, long fromMs, long toMs)
    {
        HashSet<long> wanted = [.. keys.Select(_words.Find).OfType<long>()];
        (string table, long spanMs) = Tiers[tier];
        using var statement = new Statement(
            _connection,
            $"""
            SELECT {table}.at, data FROM ports JOIN sources ON sources.port_id = ports.id JOIN {table} ON {table}.source = sources.id
            WHERE edge = $edge AND port = $port AND {table}.at >= $from AND {table}.at < $to ORDER BY {table}.at
            """,
            "$edge", "$port", "$from", "$to");
        long zoneMs = tier == TrendTier.Day ? (long)_zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(fromMs)).TotalMilliseconds : 0;
        var points = new List<TrendPoint>();
        foreach (object?[] row in wanted.Count == 0 ? [] : statement.Rows(address.Edge, address.Port, Floor(fromMs + zoneMs, spanMs), Floor(toMs + zoneMs + spanMs - 1, spanMs)))
        {
            long at = tier == TrendTier.Day ? BeginOf((long)row[0]!) : (long)row[0]! * spanMs;
            points.AddRange(TrendPack.Read((byte[])row[1]!, _words.WordOf, wanted.Contains).Select(cell => new TrendPoint(at, cell)));
        }

        return points;
    }

    // What a device sends it sends for long, so the newest rows tell.
    private List<string> Keys(PortAddress address)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string table, _) in Tiers.Values)
        {
            using var statement = new Statement(
                _connection,
                $"""
                SELECT data FROM ports JOIN sources ON sources.port_id = ports.id JOIN {table} ON {table}.source = sources.id
                WHERE edge = $edge AND port = $port ORDER BY {table}.at DESC LIMIT 30
                """,
                "$edge", "$port");
            keys.UnionWith(statement.Rows(address.Edge, address.Port).SelectMany(row => TrendPack.Read((byte[])row[0]!, _words.WordOf)).Select(cell => cell.Key));
        }

        return [.. keys];
    }

    private long BeginOf(long day)
    {
        DateTime begin = DateTime.SpecifyKind(DateTime.UnixEpoch.AddDays(day), DateTimeKind.Unspecified);
        DateTime utc = TimeZoneInfo.ConvertTimeToUtc(_zone.IsInvalidTime(begin) ? begin.AddHours(1) : begin, _zone);
        return (long)(utc - DateTime.UnixEpoch).TotalMilliseconds;
    }

    private static long Floor(long ms, long spanMs) => (ms / spanMs) - (ms % spanMs < 0 ? 1 : 0);

    private List<T> Try<T>(Func<List<T>> read, out StoreProblem? problem)
    {
        try
        {
            problem = null;
            lock (_gate)
            {
                return read();
            }
        }
        catch (SqliteException fault)
        {
            problem = SqliteFile.ProblemOf(fault, _path);
            return [];
        }
    }
}
