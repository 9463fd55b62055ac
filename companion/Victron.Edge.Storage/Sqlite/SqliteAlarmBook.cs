// SqliteAlarmBook: alarms in the database of samples.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Keeps alarms.</summary>
public sealed class SqliteAlarmBook : SqliteBook, IAlarmBook
{
    private const int NoLimit = -1;   // as SQLite has it
    private const string Columns = "number, source, code, name, place, is_warning, text, remedy, since, ended, acknowledged, acknowledged_by, muted_until";

    private SqliteAlarmBook(string path, SqliteConnection connection)
        : base(path, connection)
    {
    }

    /// <summary>Opens the database; makes it where it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it cannot be used; null when it can.</param>
    /// <returns>Null when there is a problem.</returns>
    public static SqliteAlarmBook? Open(string path, out StoreProblem? problem) =>
        SqliteFile.OpenToWrite(path, out problem) is { } connection ? new SqliteAlarmBook(path, connection) : null;

    /// <inheritdoc/>
    public IReadOnlyList<Alarm> Open(out string? problem) => Read("ended IS NULL ORDER BY number", NoLimit, out problem);

    /// <inheritdoc/>
    public IReadOnlyList<Alarm> Ended(int limit, out string? problem) =>
        Read("ended IS NOT NULL ORDER BY ended DESC, number DESC", limit, out problem);

    /// <inheritdoc/>
    public long LastNumber(out string? problem)
    {
        long last = 0;
        problem = Try(() => last = Run("SELECT MAX(number) FROM alarms") as long? ?? 0);
        return last;
    }

    /// <inheritdoc/>
    public string? Save(Alarm alarm) => Try(() => _ = Run(
        $"INSERT OR REPLACE INTO alarms ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        alarm.Number, alarm.Sign.Source, alarm.Sign.Code, alarm.Sign.Name, alarm.Sign.Place, alarm.Sign.IsWarning ? 1 : 0, alarm.Sign.Text, alarm.Sign.Remedy,
        Ms(alarm.Since), Ms(alarm.Ended), Ms(alarm.Acknowledged), alarm.AcknowledgedBy, Ms(alarm.MutedUntil)));

    private static long? Ms(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private static DateTimeOffset? Time(object? ms) =>
        ms is not long number ? null : number >= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds(number);

    private static Alarm Row(object?[] row)
    {
        var sign = new AlarmSign((string)row[1]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (long)row[5]! != 0, (string)row[6]!, (string)row[7]!);
        return new Alarm((long)row[0]!, sign, DateTimeOffset.FromUnixTimeMilliseconds((long)row[8]!))
        {
            Ended = Time(row[9]),
            Acknowledged = Time(row[10]),
            AcknowledgedBy = (string)row[11]!,
            MutedUntil = Time(row[12]),
        };
    }

    private List<Alarm> Read(string condition, int limit, out string? problem)
    {
        var alarms = new List<Alarm>();
        problem = Try(() =>
        {
            using var statement = new Statement(Connection, $"SELECT {Columns} FROM alarms WHERE {condition} LIMIT $limit", "$limit");
            alarms.AddRange(statement.Rows(limit).Select(Row));
        });
        return alarms;
    }
}
