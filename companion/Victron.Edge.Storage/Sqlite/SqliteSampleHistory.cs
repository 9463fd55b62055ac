// SqliteSampleHistory: reads samples back, also while another process writes them.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Reads the database of samples.</summary>
public sealed class SqliteSampleHistory : ISampleHistory
{
    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteSampleHistory(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>Opens a database.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it cannot be read; null when it can.</param>
    /// <returns>Null when there is a problem.</returns>
    public static SqliteSampleHistory? Open(string path, out StoreProblem? problem) =>
        SqliteFile.OpenToRead(path, out problem) is { } connection ? new SqliteSampleHistory(path, connection) : null;

    /// <inheritdoc/>
    public IReadOnlyList<Sample> Between(PortAddress address, long fromMs, long toMs, int countMax, out StoreProblem? problem) =>
        Read(() => Between(address, fromMs, toMs, countMax), out problem);

    /// <inheritdoc/>
    public IReadOnlyList<PortSummary> Summaries(out StoreProblem? problem) => Read(Summaries, out problem);

    /// <summary>Closes the database.</summary>
    public void Dispose() => _connection.Dispose();

    private List<Sample> Between(PortAddress address, long fromMs, long toMs, int countMax)
    {
        using var statement = new Statement(
            _connection,
            """
            SELECT boot_id, seq, uptime_ms, at, layouts.serial, layouts.keys, data
            FROM ports JOIN boots ON boots.port_id = ports.id JOIN samples ON samples.boot = boots.id JOIN layouts ON layouts.id = samples.layout
            WHERE edge = $edge AND port = $port AND at >= $from AND at < $to
            ORDER BY at, boots.id, seq LIMIT $count
            """,
            "$edge", "$port", "$from", "$to", "$count");
        var reader = new SampleReader();
        var samples = new List<Sample>();
        foreach (object?[] row in statement.Rows(address.Edge, address.Port, fromMs, toMs, countMax))
        {
            string serial = (string)row[4]!;
            samples.Add(new Sample(
                new BootKey(address, (string)row[0]!), (long)row[1]!, (long)row[2]!, (long)row[3]!, serial.Length > 0 ? serial : null, reader.Read((string)row[5]!, (string)row[6]!)));
        }

        return samples;
    }

    private List<PortSummary> Summaries()
    {
        using var statement = new Statement(
            _connection,
            """
            SELECT edge, port, product_id, product, family, serial, firmware,
                min((SELECT min(at) FROM samples WHERE boot = boots.id)), max((SELECT max(at) FROM samples WHERE boot = boots.id)),
                coalesce(sum(stored - lost + held), 0),
                coalesce(sum(lost), 0) + coalesce(sum(newest - stored - held) FILTER (WHERE NOT is_last), 0),
                coalesce(sum(newest - stored - held) FILTER (WHERE is_last), 0)
            FROM ports LEFT JOIN (
                SELECT *, row_number() OVER (PARTITION BY port_id ORDER BY heard_at DESC, id DESC) = 1 AS is_last FROM boots
            ) AS boots ON boots.port_id = ports.id
            GROUP BY ports.id ORDER BY edge, port
            """);
        return [.. statement.Rows().Select(row => new PortSummary(
            new PortAddress((string)row[0]!, (string)row[1]!),
            new DeviceIdentity(row[2] as string, row[3] as string, row[4] as string, row[5] as string, row[6] as string),
            row[7] as long?, row[8] as long?, (long)row[9]!, (long)row[10]!, (long)row[11]!))];
    }

    private List<T> Read<T>(Func<List<T>> read, out StoreProblem? problem)
    {
        try
        {
            problem = null;
            return read();
        }
        catch (SqliteException fault)
        {
            problem = SqliteFile.ProblemOf(fault, _path);
            return [];
        }
    }
}
