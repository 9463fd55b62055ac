// Minutes, hours and days on a real file: whatever the order in which samples come, they say what the samples say, and what is let go of
// takes nothing with it that counts.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class SqliteTrendTests : IDisposable
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    // 2026-03-29 00:00 UTC: the night in which Berlin's clocks go forward.
    private static readonly DateTimeOffset Begin = new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-trends-");
    private readonly SortedDictionary<long, long> _sent = [];
    private readonly SqliteSampleStore _store;

    public SqliteTrendTests()
    {
        _store = SqliteSampleStore.Open(DatabaseFile, out _)!;
        _store.Zone = Berlin;
    }

    private string DatabaseFile => Path.Combine(_folder.FullName, "samples.db");

    private static long BeginMs => Begin.ToUnixTimeMilliseconds();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(true);
    }

    [Fact]
    public void Minutes_hours_and_days_say_what_the_samples_say()
    {
        Send(0, 3 * 3600, 10);
        Tidy(3 * Hour + Minute);
        Compare(TrendTier.Minute, Minute);
        Compare(TrendTier.Hour, Hour);
        TrendPoint[] days = Read(TrendTier.Day, BeginMs - Day, BeginMs + Day);
        Assert.Equal([BeginMs - Hour], days.Select(point => point.AtMs));
        Assert.Equal(3 * Hour, days[0].Cell.CoveredMs);
    }

    [Fact]
    public void A_day_is_that_of_the_calendar_also_when_the_clocks_change()
    {
        Send(0, 26 * 3600, 30);
        Tidy(27 * Hour);
        TrendPoint[] days = Read(TrendTier.Day, BeginMs - Day, BeginMs + (2 * Day));
        Assert.Equal([BeginMs - Hour, BeginMs + (22 * Hour)], days.Select(point => point.AtMs));
        Assert.Equal([22 * Hour, 4 * Hour], days.Select(point => point.Cell.CoveredMs));
    }

    [Fact]
    public void Samples_that_come_late_are_folded_in()
    {
        Send(0, 600, 10);
        Send(1200, 600, 10);
        Tidy(Hour);
        Send(600, 600, 10);
        Tidy(Hour);
        Compare(TrendTier.Minute, Minute);
        Compare(TrendTier.Hour, Hour);
    }

    [Fact]
    public void A_run_that_was_dated_wrongly_takes_its_minutes_along()
    {
        Send(0, 600, 10);
        Tidy(Hour);
        const long Later = 2 * Hour;
        Assert.Null(_store.Commit(new SampleBatch([], [Entry(60, BeginMs + Later)], [])));
        Tidy(Later + Hour);
        Assert.Empty(Read(TrendTier.Minute, BeginMs, BeginMs + Hour));
        Assert.Empty(Read(TrendTier.Hour, BeginMs, BeginMs + Hour));
        Assert.Equal(10, Read(TrendTier.Minute, BeginMs + Later, BeginMs + Later + Hour).Length);
    }

    [Fact]
    public void What_is_let_go_of_is_in_the_minutes_and_what_comes_even_later_is_added_once()
    {
        _store.Retention = new TrendRetention(TimeSpan.FromHours(2), null);
        Send(0, 600, 10);
        Send(660, 600, 10);
        Tidy(5 * Hour);
        Assert.Equal(0, Number("SELECT count(*) FROM samples"));
        Send(600, 60, 10);
        Tidy(5 * Hour);
        Tidy(6 * Hour);
        Assert.Equal(0, Number("SELECT count(*) FROM samples"));
        Assert.Equal(1260, Read(TrendTier.Minute, BeginMs, BeginMs + Hour).Sum(point => point.Cell.CoveredMs) / 1000, 60.0);
        Compare(TrendTier.Hour, Hour, slackMs: 2 * Minute);
    }

    [Fact]
    public void Above_a_hole_samples_are_kept_for_the_ledger()
    {
        _store.Retention = new TrendRetention(TimeSpan.FromHours(1), null);
        Send(0, 600, 10, stored: 30);
        Tidy(5 * Hour);
        Assert.Equal(30, Number("SELECT count(*) FROM samples"));
        Assert.True(_store.TryFind(Messages.Key, out BootState state));
        Assert.Equal(new SeqRange(31, 60), Assert.Single(state.Held));
    }

    [Fact]
    public void Minutes_are_let_go_of_by_whole_hours_and_hours_stay()
    {
        _store.Retention = new TrendRetention(TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        Send(0, 3 * 3600, 30);
        Tidy(3 * Hour + (30 * Minute));
        Assert.Equal(BeginMs + Hour, Read(TrendTier.Minute, BeginMs, BeginMs + Day)[0].AtMs);
        Assert.Equal(3, Read(TrendTier.Hour, BeginMs, BeginMs + Day).Length);
        Compare(TrendTier.Hour, Hour);
    }

    [Fact]
    public void A_database_without_minutes_gets_them()
    {
        Send(0, 600, 10);
        _ = Number("DROP TABLE minutes; DROP TABLE hours; DROP TABLE days; DROP TABLE due; DROP TABLE kept; DROP TABLE sources; DROP TABLE words; DROP TABLE alarms; PRAGMA user_version = 3");
        _store.Dispose();
        using SqliteSampleStore again = SqliteSampleStore.Open(DatabaseFile, out _)!;
        Assert.Null(again.Tidy(Begin.AddHours(1), out bool isDone));
        Assert.True(isDone);
        Assert.Equal(10, Read(TrendTier.Minute, BeginMs, BeginMs + Hour).Length);
    }

    [Fact]
    public void Quantities_are_told()
    {
        Send(0, 600, 10);
        Tidy(Hour);
        using SqliteTrendHistory history = SqliteTrendHistory.Open(DatabaseFile, Berlin, out _)!;
        Assert.Equal(["device_state", "pv_power"], history.Keys(Messages.Port, out _));
        Assert.Empty(history.Read(new PortAddress("van-9", "ve1"), ["pv_power"], TrendTier.Minute, 0, long.MaxValue / 2, out _));
    }

    // Power that moves with the time, each few seconds, numbered by its place.
    private void Send(long fromSeconds, long seconds, long step, long? stored = null)
    {
        List<Sample> samples = [];
        for (long at = fromSeconds; at < fromSeconds + seconds; at += step)
        {
            long watts = (at * 7919) % 400;
            _sent[BeginMs + (at * 1000)] = watts;
            long seq = (at / step) + 1;
            samples.Add(new Sample(Messages.Key, seq, at * 1000, BeginMs + (at * 1000), "HQ1",
                [new("pv_power", new RawValue(LiveValueKind.Number, $"{watts}")), new("device_state", new RawValue(LiveValueKind.Text, watts > 200 ? "bulk" : "float"))]));
        }

        Assert.Null(_store.Commit(new SampleBatch(samples, [Entry(stored ?? samples[^1].Sequence, BeginMs, samples[^1].Sequence)], [])));
    }

    private static BootEntry Entry(long stored, long offsetMs, long? newest = null) => new(
        Messages.Key, new BootState(stored, 0, newest > stored ? [new SeqRange(stored + 1, newest.Value)] : [], offsetMs, BootDating.Arrival), newest ?? stored, offsetMs + (2 * Day));

    private void Tidy(long afterMs)
    {
        bool isDone;
        do
        {
            Assert.Null(_store.Tidy(Begin.AddMilliseconds(afterMs), out isDone));
        }
        while (!isDone);
    }

    private TrendPoint[] Read(TrendTier tier, long fromMs, long toMs)
    {
        using SqliteTrendHistory history = SqliteTrendHistory.Open(DatabaseFile, Berlin, out _)!;
        IReadOnlyList<TrendPoint> points = history.Read(Messages.Port, ["pv_power"], tier, fromMs, toMs, out StoreProblem? problem);
        Assert.Null(problem);
        return [.. points];
    }

    // Against what was sent, reckoned anew.
    private void Compare(TrendTier tier, long spanMs, long slackMs = 0)
    {
        TrendPoint[] points = Read(tier, BeginMs, BeginMs + Day);
        Assert.NotEmpty(points);
        foreach (TrendPoint point in points)
        {
            KeyValuePair<long, long>[] within = [.. _sent.Where(each => each.Key >= point.AtMs && each.Key < point.AtMs + spanMs)];
            Assert.Equal(within[^1].Value, point.Cell.Last);
            Assert.True(point.Cell.Min <= within.Min(each => each.Value) && point.Cell.Max >= within.Max(each => each.Value));
            Assert.Equal(spanMs, point.Cell.CoveredMs, slackMs + (within.Length == (int)(spanMs / 10_000) || within.Length == (int)(spanMs / 30_000) ? 0.0 : spanMs));
            Assert.InRange(point.Cell.Mean - (decimal)within.Average(each => each.Value), -40, 40);
        }

        Assert.Equal(_sent.Keys.Select(at => at / spanMs).Distinct().Count(), points.Length);
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
