// The store on real files: what goes in comes out, again and again, and what is wrong with a file is one line.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class SqliteSampleStoreTests : IDisposable
{
    private const long Offset = 1_790_000_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-store-");

    private string DatabaseFile => Path.Combine(_folder.FullName, "samples.db");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Samples_come_back_by_time_with_every_kind_of_value_as_sent()
    {
        KeyValuePair<string, RawValue>[] values =
        [
            new("battery_voltage", new RawValue(LiveValueKind.Number, "12.800")), new("time_to_go", new RawValue(LiveValueKind.Absent, "")),
            new("relay", new RawValue(LiveValueKind.Flag, "true")), new("device_state", new RawValue(LiveValueKind.Text, "bulk")),
            new("alarm_reason", new RawValue(LiveValueKind.Codes, "low_voltage,low_soc")), new("off_reason", new RawValue(LiveValueKind.Codes, "")),
            new("raw_\"x", new RawValue(LiveValueKind.Text, "25 °C '; DROP TABLE samples; --")),
        ];
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(Batch(2, 0, [], [Sample(1, values), Sample(2, values, "HQ1")])));
        }

        using SqliteSampleHistory history = OpenHistory();
        IReadOnlyList<Sample> samples = history.Between(Messages.Port, Offset + 1000, Offset + 2001, 100, out StoreProblem? problem);
        Assert.Null(problem);
        Assert.Equal([1, 2], samples.Select(sample => sample.Sequence));
        Assert.All(samples, sample => Assert.Equal(values, sample.Values));
        Assert.Equal(new[] { null, "HQ1" }, samples.Select(sample => sample.Serial));
        Assert.Equal((Offset + 2000, 2000), (samples[1].AtMs, samples[1].UptimeMs));
        Assert.Equal(Messages.Key, samples[0].Boot);
        _ = Assert.Single(history.Between(Messages.Port, Offset + 1000, Offset + 2000, 100, out _));
        _ = Assert.Single(history.Between(Messages.Port, 0, long.MaxValue, 1, out _));
        Assert.Empty(history.Between(new PortAddress("van-1", "ve2"), 0, long.MaxValue, 100, out _));
    }

    [Fact]
    public void A_batch_may_be_committed_twice()
    {
        SampleBatch batch = Batch(1, 0, [new SeqRange(3, 3)], [Sample(1), Sample(3)]);
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(batch));
            Assert.Null(store.Commit(batch));
        }

        PortSummary summary = Assert.Single(Summaries());
        Assert.Equal((2, 0, 1), (summary.Samples, summary.Lost, summary.Missing));
    }

    [Fact]
    public void A_run_is_found_as_it_was_committed()
    {
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(Batch(4, 2, [new SeqRange(6, 7), new SeqRange(9, 9)], [Sample(1), Sample(4), Sample(6), Sample(7), Sample(9)])));
        }

        using SqliteSampleStore again = Open();
        Assert.True(again.TryFind(Messages.Key, out BootState state));
        Assert.Equal((4, 2, Offset, BootDating.Arrival), (state.Stored, state.Lost, state.OffsetMs, state.Dating));
        Assert.Equal([new SeqRange(6, 7), new SeqRange(9, 9)], state.Held);
        Assert.True(again.TryFind(new BootKey(Messages.Port, "00000000"), out BootState fresh));
        Assert.Equal(BootState.Fresh, fresh);
    }

    [Fact]
    public void A_date_that_was_wrong_moves_what_is_stored_and_drift_does_not()
    {
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(Batch(1, 0, [], [Sample(1)])));
            Assert.Null(store.Commit(Batch(1, 0, [], [], Offset + 9000)));
            Assert.Null(store.Commit(Batch(1, 0, [], [], Offset + 3_600_000)));
        }

        using SqliteSampleHistory history = OpenHistory();
        Assert.Equal(Offset + 1000 + 3_591_000, Assert.Single(history.Between(Messages.Port, 0, long.MaxValue, 10, out _)).AtMs);
    }

    [Fact]
    public void A_summary_tells_the_device_and_counts_holes_of_ended_runs_as_lost()
    {
        var boots = new BootEntry[]
        {
            new(new BootKey(Messages.Port, "aaaaaaaa"), new BootState(1, 0, [new SeqRange(5, 5)], Offset, BootDating.Arrival), 5, 1),
            new(new BootKey(Messages.Port, "bbbbbbbb"), new BootState(3, 1, [new SeqRange(6, 6)], Offset, BootDating.Arrival), 6, 2),
        };
        var identity = new DeviceIdentity("0xA056", "SmartSolar MPPT 100/30", "mppt_smartsolar", "HQ2101DK7PG", null);
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(new SampleBatch(
                [.. boots.SelectMany(boot => new long[] { 1, boot.Newest }.Select(seq => Sample(seq) with { Boot = boot.Key }))],
                boots, [new PortIdentity(Messages.Port, identity), new PortIdentity(new PortAddress("van-1", "ve2"), DeviceIdentity.Unknown)])));
        }

        IReadOnlyList<PortSummary> ports = Summaries();
        Assert.Equal(["van-1/ve1", "van-1/ve2"], ports.Select(port => port.Address.ToString()));
        Assert.Equal(identity, ports[0].Identity);
        Assert.Equal((5, 1 + 3, 2), (ports[0].Samples, ports[0].Lost, ports[0].Missing));
        Assert.Equal((Offset + 1000, Offset + 6000), (ports[0].FirstMs!.Value, ports[0].LastMs!.Value));
        Assert.Equal((0L, (long?)null), (ports[1].Samples, ports[1].FirstMs));
    }

    [Fact]
    public void A_second_writer_is_told_of_the_first()
    {
        using SqliteSampleStore first = Open();
        Assert.Null(SqliteSampleStore.Open(DatabaseFile, out StoreProblem? problem));
        AssertLine(problem, StoreTrouble.Busy, "another victron-edge records");
    }

    [Fact]
    public void Files_that_are_no_database_of_ours_are_left_as_they_are()
    {
        File.WriteAllText(DatabaseFile, new string('x', 10_000));
        Assert.Null(SqliteSampleStore.Open(DatabaseFile, out StoreProblem? problem));
        AssertLine(problem, StoreTrouble.Damaged, "is damaged or no database");
        Assert.Equal(new string('x', 10_000), File.ReadAllText(DatabaseFile));
        Assert.Null(SqliteSampleHistory.Open(DatabaseFile, out problem));
        AssertLine(problem, StoreTrouble.Damaged, "is damaged");

        File.Delete(DatabaseFile);
        Sql("CREATE TABLE recipes (name TEXT)");
        Assert.Null(SqliteSampleStore.Open(DatabaseFile, out problem));
        AssertLine(problem, StoreTrouble.Foreign, "is a database of something else");
    }

    [Fact]
    public void A_file_with_a_damaged_page_is_not_written_to()
    {
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(Batch(500, 0, [], [.. Enumerable.Range(1, 500).Select(seq => Sample(seq))])));
        }

        byte[] bytes = File.ReadAllBytes(DatabaseFile);
        Array.Fill(bytes, (byte)0xA5, bytes.Length - 8192, 4096);
        File.WriteAllBytes(DatabaseFile, bytes);
        Assert.Null(SqliteSampleStore.Open(DatabaseFile, out StoreProblem? problem));
        AssertLine(problem, StoreTrouble.Damaged, "docs/record.md");
    }

    [Fact]
    public void A_newer_form_is_not_touched()
    {
        Open().Dispose();
        Sql("PRAGMA user_version = 99");
        Assert.Null(SqliteSampleStore.Open(DatabaseFile, out StoreProblem? problem));
        AssertLine(problem, StoreTrouble.Foreign, "newer victron-edge (form 99, this one knows 5)");
        Assert.Null(SqliteSampleHistory.Open(DatabaseFile, out problem));
        AssertLine(problem, StoreTrouble.Foreign, "newer victron-edge");
    }

    [Fact]
    public void An_older_form_is_renewed_and_keeps_what_is_in_it()
    {
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(Batch(1, 0, [], [Sample(1)])));
        }

        Sql("DROP TABLE journal; DROP TABLE restore_marks; DROP TABLE minutes; DROP TABLE hours; DROP TABLE days; DROP TABLE due; DROP TABLE kept; DROP TABLE sources; DROP TABLE words; DROP TABLE alarms; PRAGMA user_version = 1");
        Assert.Null(SqliteSampleHistory.Open(DatabaseFile, out StoreProblem? problem));
        AssertLine(problem, StoreTrouble.Foreign, "has an old form; start victron-edge record once");
        Open().Dispose();
        Assert.Equal(1, Assert.Single(Summaries()).Samples);
        Sql("SELECT at, outcome FROM journal; SELECT raw FROM restore_marks");
    }

    [Fact]
    public void A_full_disk_keeps_what_was_committed_and_takes_the_rest_later()
    {
        SampleBatch many = Batch(4001, 0, [], [.. Enumerable.Range(2, 4000).Select(seq => Sample(seq))]);
        using (SqliteSampleStore store = Open())
        {
            Assert.Null(store.Commit(Batch(1, 0, [], [Sample(1)])));
            store.LimitPages(20);
            AssertLine(store.Commit(many), StoreTrouble.Full, "is full");
            Assert.True(store.TryFind(Messages.Key, out BootState state));
            Assert.Equal(1, state.Stored);
            store.LimitPages(100_000);
            Assert.Null(store.Commit(many));
        }

        Assert.Equal(4001, Assert.Single(Summaries()).Samples);
    }

    [Fact]
    public void A_locked_database_is_told_and_works_again_afterwards()
    {
        using SqliteSampleStore store = Open();
        Assert.Null(store.Commit(Batch(1, 0, [], [Sample(1)])));
        using (var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            other.Open();
            using SqliteTransaction transaction = other.BeginTransaction();
            AssertLine(store.Commit(Batch(2, 0, [], [Sample(2)])), StoreTrouble.Busy, "is locked by another program");
        }

        Assert.Null(store.Commit(Batch(2, 0, [], [Sample(2)])));
    }

    [Fact]
    public void What_may_not_be_written_is_told()
    {
        Assert.Null(SqliteSampleStore.Open(Path.Combine(_folder.FullName, "nowhere", "samples.db"), out StoreProblem? problem));
        AssertLine(problem, StoreTrouble.Denied, "may not be written");
        Assert.Null(SqliteSampleHistory.Open(DatabaseFile, out problem));
        AssertLine(problem, StoreTrouble.Absent, "there is no database");
    }

    [Fact]
    public void A_read_only_database_is_told()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("This system has other rights.");
            return;
        }

        if (Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Rights of files do not bind this user.");
        }

        Open().Dispose();
        File.SetUnixFileMode(DatabaseFile, UnixFileMode.UserRead);
        Assert.Null(SqliteSampleStore.Open(DatabaseFile, out StoreProblem? problem));
        AssertLine(problem, StoreTrouble.Denied, "may not be written");
    }

    [Fact]
    public void A_reader_sees_what_is_committed_while_the_writer_is_at_work()
    {
        using SqliteSampleStore store = Open();
        using SqliteSampleHistory history = OpenHistory();
        Assert.Null(store.Commit(Batch(1, 0, [], [Sample(1)])));
        Assert.Equal(1, Assert.Single(history.Summaries(out _)).Samples);
        Assert.True(store.SizeBytes > 0);
    }

    private static Sample Sample(long seq, IReadOnlyList<KeyValuePair<string, RawValue>>? values = null, string? serial = null) =>
        new(Messages.Key, seq, Messages.Uptime(seq), Offset + Messages.Uptime(seq), serial, values ?? Messages.Values(seq));

    private static SampleBatch Batch(long stored, long lost, SeqRange[] held, Sample[] samples, long offset = Offset) => new(
        samples, [new BootEntry(Messages.Key, new BootState(stored, lost, held, offset, BootDating.Arrival), held is [.., var last] ? last.Last : stored, Offset)], []);

    private static void AssertLine(StoreProblem? problem, StoreTrouble trouble, string part)
    {
        Assert.NotNull(problem);
        Assert.Equal(trouble, problem.Trouble);
        Assert.Contains(part, problem.Words, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Words);
        Assert.EndsWith(".", problem.Words, StringComparison.Ordinal);
    }

    private SqliteSampleStore Open()
    {
        SqliteSampleStore? store = SqliteSampleStore.Open(DatabaseFile, out StoreProblem? problem);
        Assert.True(store is not null, problem?.Words);
        return store;
    }

    private SqliteSampleHistory OpenHistory()
    {
        SqliteSampleHistory? history = SqliteSampleHistory.Open(DatabaseFile, out StoreProblem? problem);
        Assert.True(history is not null, problem?.Words);
        return history;
    }

    private IReadOnlyList<PortSummary> Summaries()
    {
        using SqliteSampleHistory history = OpenHistory();
        IReadOnlyList<PortSummary> ports = history.Summaries(out StoreProblem? problem);
        Assert.Null(problem);
        return ports;
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }
}
