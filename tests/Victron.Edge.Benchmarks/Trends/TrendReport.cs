// TrendReport: a year of one device, made up, through the store as a recorder would put it there: how fast it is taken in, how large each
// tier is at the usual retention, and how long any range takes to be read.

using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Benchmarks.Trends;

/// <summary>Measures the tiers.</summary>
public static class TrendReport
{
    private const int Rounds = 20;
    private const int BatchSeconds = 300;
    private static readonly PortAddress Port = new("van-1", "ve1");
    private static readonly BootKey Boot = new(Port, "0000abcd");
    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Fills a database and reads it.</summary>
    /// <param name="folder">Where it is made; what is there already is used as it is.</param>
    /// <param name="days">Length.</param>
    /// <param name="step">Seconds between two samples.</param>
    /// <param name="output">For the figures.</param>
    public static void Run(string folder, int days, int step, TextWriter output)
    {
        string path = Path.Combine(folder, "samples.db");
        if (!File.Exists(path))
        {
            Fill(path, days, step, output);
        }

        using SqliteTrendHistory history = SqliteTrendHistory.Open(path, TimeZoneInfo.Utc, out StoreProblem? problem) ?? throw new IOException(problem!.Words);
        Sizes(path, output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"file     {new FileInfo(path).Length / 1e6,8:0.0} MB"));
        long end = Begin.AddDays(days).ToUnixTimeMilliseconds();
        foreach (double hours in new[] { 1.0, 24, 48, 7 * 24, 14 * 24, 30 * 24, 90 * 24, 365 * 24 })
        {
            TrendQuery query = TrendQuery.Of(end - (long)(hours * 3_600_000), end);
            int points = 0;
            double[] times =
            [
                .. Enumerable.Range(0, Rounds).Select(_ =>
                {
                    long start = Stopwatch.GetTimestamp();
                    points = query.Read(history, Port, ["battery_voltage", "battery_current", "battery_power", "state_of_charge"], out StoreProblem? _).Sum(series => series.Value.Count);
                    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }).Order(),
            ];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hours,6} h  {query.Tier,-6} {query.SpanMs / 60_000,5} min  {points,6} points  median {times[Rounds / 2],6:0.0} ms  longest {times[^1],6:0.0} ms"));
        }
    }

    // Contents and their keys, without the pages around them.
    private static void Sizes(string path, TextWriter output)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (string tier in (string[])["samples", "minutes", "hours", "days"])
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*), coalesce(sum(length(data)), 0) FROM {tier}";
            using SqliteDataReader row = command.ExecuteReader();
            _ = row.Read();
            (long rows, long bytes) = (row.GetInt64(0), row.GetInt64(1));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tier,-8} {bytes / 1e6,8:0.0} MB  {rows,9} rows of {(rows == 0 ? 0 : (double)bytes / rows),5:0.0} bytes"));
        }
    }

    private static void Fill(string path, int days, int step, TextWriter output)
    {
        using SqliteSampleStore store = SqliteSampleStore.Open(path, out StoreProblem? problem) ?? throw new IOException(problem!.Words);
        store.Retention = TrendRetention.Usual;
        store.Zone = TimeZoneInfo.Utc;
        long begin = Begin.ToUnixTimeMilliseconds();
        long seq = 0;
        long started = Stopwatch.GetTimestamp();
        var random = new Random(1);
        for (long second = 0; second < days * 86_400L; second += BatchSeconds)
        {
            var samples = new List<Sample>();
            for (long at = second; at < second + BatchSeconds; at += step)
            {
                samples.Add(new Sample(Boot, ++seq, at * 1000, begin + (at * 1000), "HQ1", Values(at, random)));
            }

            long now = begin + ((second + BatchSeconds) * 1000);
            Throw(store.Commit(new SampleBatch(samples, [new BootEntry(Boot, new BootState(seq, 0, [], begin, BootDating.Arrival), seq, now)], [])));
            bool isDone;
            do
            {
                Throw(store.Tidy(DateTimeOffset.FromUnixTimeMilliseconds(now), out isDone));
            }
            while (!isDone);
        }

        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seq} samples of {Values(0, random).Count} values in {seconds:0} s: {seq / seconds:0} samples a second, folded and trimmed"));
    }

    // What a battery monitor sends: most of it moves slowly, currents and powers at each sample.
    private static List<KeyValuePair<string, RawValue>> Values(long second, Random random)
    {
        double day = second % 86_400 / 86_400.0;
        double sun = Math.Max(0, Math.Sin((day - 0.25) * 2 * Math.PI));
        double current = (sun * 20) - 6 + (random.NextDouble() * 0.8);
        double volts = 13.0 + (sun * 0.9) + (random.NextDouble() * 0.02);
        return
        [
            Number("battery_voltage", volts, "0.000"), Number("battery_current", current, "0.000"), Number("battery_power", volts * current, "0"), Number("state_of_charge", 60 + (sun * 35), "0.0"),
            Number("consumed_charge", -40 + (sun * 30), "0.0"), Number("time_to_go", 1200 + (sun * 500), "0"), Number("starter_voltage", 12.6 + (random.NextDouble() * 0.01), "0.000"),
            new("alarm", new RawValue(LiveValueKind.Flag, "false")), new("relay", new RawValue(LiveValueKind.Flag, "false")), new("alarm_reason", new RawValue(LiveValueKind.Codes, "")),
            Number("deepest_discharge", -83.2, "0.0"), Number("last_discharge", -40.1, "0.0"), Number("average_discharge", -50.3, "0.0"), Number("charge_cycles", 128, "0"), Number("full_discharges", 2, "0"),
            Number("cumulative_charge", -12_345.6 - (second / 3600.0), "0.0"), Number("min_battery_voltage", 10.9, "0.000"), Number("max_battery_voltage", 14.6, "0.000"),
            Number("discharged_energy", 140.25 + (second / 360_000.0), "0.00"), Number("charged_energy", 151.5 + (second / 360_000.0), "0.00"),
        ];
    }

    private static KeyValuePair<string, RawValue> Number(string key, double value, string form) => new(key, new RawValue(LiveValueKind.Number, value.ToString(form, CultureInfo.InvariantCulture)));

    private static void Throw(StoreProblem? problem)
    {
        if (problem is not null)
        {
            throw new IOException(problem.Words);
        }
    }
}
