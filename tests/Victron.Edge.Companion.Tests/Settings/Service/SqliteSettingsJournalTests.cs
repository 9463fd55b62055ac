// The journal and the marks of restores on real files: what a crash, a full disk and a locked file leave of them.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Settings;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class SqliteSettingsJournalTests : IDisposable
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123);
    private static readonly DeviceId Roof = DeviceId.Of("HQ2101DK7PG", new PortAddress("van-1", "ve1"));
    private static readonly DeviceId Shunt = DeviceId.Of(null, new PortAddress("van-1", "ve2"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-journal-");

    private string DatabaseFile => Path.Combine(_folder.FullName, "samples.db");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Entries_come_back_newest_first_as_they_were_kept()
    {
        JournalEntry first = Intent(Roof, "14.40 V", "14.30 V");
        JournalEntry second = Intent(Shunt, null, null) with { DeviceName = "'; DROP TABLE journal; --", Text = "é\n😀" };
        using (SqliteSettingsJournal journal = Open())
        {
            long number = journal.Open(first, out string? problem);
            Assert.Null(problem);
            Assert.Null(journal.Complete(number, SettingOutcome.Verified, "done"));
            number = journal.Open(second, out problem);
            Assert.Null(problem);
            Assert.Null(journal.Complete(number, SettingOutcome.Accepted, second.Text));
        }

        using SqliteSettingsJournal again = Open();
        Assert.Equal(
            [second with { Outcome = SettingOutcome.Accepted }, first with { Outcome = SettingOutcome.Verified, Text = "done" }], again.Read(null, 10, out string? bad));
        Assert.Null(bad);
        Assert.Equal(Roof, Assert.Single(again.Read(Roof, 10, out _)).Device);
        Assert.Equal(Shunt, Assert.Single(again.Read(null, 1, out _)).Device);
        Assert.Empty(again.Read(DeviceId.Of("HQ9", new PortAddress("van-1", "ve9")), 10, out _));
    }

    [Fact]
    public async Task A_program_that_was_killed_leaves_an_entry_that_is_not_known_and_a_mark()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.KillsAfter = 3;
        using (SqliteSettingsJournal journal = Open())
        {
            RestoreService restores = Restores(journal);
            RestorePlan plan = await restores.PlanAsync(bench.Target, backup, RestoreOptions.All, null, Bench.Stop);
            _ = await Assert.ThrowsAsync<KilledException>(() => restores.RunAsync(plan, true, "ann", null, Bench.Stop));
        }

        bench.Device.PowerUp();
        using SqliteSettingsJournal again = Open();
        Assert.Equal([null, SettingOutcome.Verified, SettingOutcome.Verified], again.Read(null, 10, out _).Select(e => e.Outcome));
        Assert.Equal("01", Convert.ToHexString(again.Load(bench.Target.Id, out string? problem)!.Raw));
        Assert.Null(problem);
        RestoreService second = Restores(again);
        RestorePlan rest = await second.PlanAsync(bench.Target, backup, RestoreOptions.All, null, Bench.Stop);
        Assert.True(rest.IsContinued);
        Assert.True((await second.RunAsync(rest, true, "ann", null, Bench.Stop)).IsComplete);
        Assert.Null(again.Load(bench.Target.Id, out _));
        Assert.Equal("01", bench.Device.Hex(0x0200));
    }

    [Fact]
    public void A_mark_is_kept_for_each_device_until_it_is_cleared()
    {
        var mark = new RestoreMark(0x0200, [1], At, "a backup", [0xEDF1, 0xEDF7]);
        using (SqliteSettingsJournal journal = Open())
        {
            Assert.Null(journal.Save(Roof, mark with { Raw = [4] }));
            Assert.Null(journal.Save(Roof, mark));
            Assert.Null(journal.Save(Shunt, mark));
            Assert.Null(journal.Clear(Shunt));
        }

        using SqliteSettingsJournal again = Open();
        RestoreMark? kept = again.Load(Roof, out _);
        Assert.Equal((0x0200, "01", At, "a backup"), (kept!.Register, Convert.ToHexString(kept.Raw), kept.At, kept.Work));
        Assert.Equal([0xEDF1, 0xEDF7], kept.Registers);
        Assert.Null(again.Load(Shunt, out _));
    }

    [Fact]
    public async Task One_program_at_a_time_has_the_right_to_write_to_a_device()
    {
        using SqliteSettingsJournal journal = Open();
        using SqliteSettingsJournal other = Open();
        (IDisposable? first, string? problem) = await journal.EnterAsync(Roof, Bench.Stop);
        Assert.NotNull(first);
        Assert.Null(problem);
        (IDisposable? apart, _) = await other.EnterAsync(Shunt, Bench.Stop);
        Assert.NotNull(apart);
        apart.Dispose();
        Assert.Equal((null, null), await other.EnterAsync(Roof, Bench.Stop));
        Task<(IDisposable? Held, string? Problem)> waiting = other.EnterAsync(Roof, Bench.Stop);
        first.Dispose();
        (IDisposable? second, problem) = await waiting;
        Assert.NotNull(second);
        second.Dispose();
    }

    [Fact]
    public async Task A_full_disk_lets_nothing_be_written_to_the_device()
    {
        using SqliteSettingsJournal journal = Open();
        journal.LimitPages(1);
        string? problem = null;
        foreach (int length in new[] { 500, 0 })
        {
            problem = null;
            for (int i = 0; i < 1000 && problem == null; i++)
            {
                _ = journal.Open(Intent(Roof, new string('x', length), null), out problem);
            }
        }

        AssertLine("is full", problem);
        await NothingIsWrittenAsync(journal, "is full");
    }

    [Fact]
    public async Task A_locked_file_lets_nothing_be_written_to_the_device()
    {
        using SqliteSettingsJournal journal = Open();
        using var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        other.Open();
        using SqliteTransaction transaction = other.BeginTransaction();
        await NothingIsWrittenAsync(journal, "is locked by another program");
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_lets_nothing_be_written_to_the_device()
    {
        using SqliteSettingsJournal journal = Open();
        journal.Forbid();
        await NothingIsWrittenAsync(journal, "may not be written");
    }

    [Fact]
    public void A_file_that_is_no_database_is_told()
    {
        File.WriteAllText(DatabaseFile, new string('x', 10_000));
        Assert.Null(SqliteSettingsJournal.Open(DatabaseFile, out StoreProblem? problem));
        AssertLine("is damaged", problem?.Words);
    }

    private static async Task NothingIsWrittenAsync(SqliteSettingsJournal journal, string words)
    {
        var bench = new Bench();
        var settings = new SettingsService(Bench.Catalogue, journal, TimeProvider.System);
        SettingProposal proposal = await settings.ProposeAsync(bench.Target, bench.Entry(0xEDF7), "14.3", Bench.Stop);
        SettingResult result = await settings.ApplyAsync(proposal, true, "ann", Bench.Stop);
        Assert.Equal(SettingOutcome.Refused, result.Outcome);
        AssertLine(words, result.Text);
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        RestoreService restores = Restores(journal);
        RestorePlan plan = await restores.PlanAsync(bench.Target, backup, RestoreOptions.All, null, Bench.Stop);
        AssertLine(words, plan.Refusal ?? (await restores.RunAsync(plan, true, "ann", null, Bench.Stop)).Text);
        Assert.Empty(bench.Device.Writes);
    }

    private static RestoreService Restores(SqliteSettingsJournal journal) =>
        new(Bench.Catalogue, new SettingsService(Bench.Catalogue, journal, TimeProvider.System), journal, TimeProvider.System);

    private static JournalEntry Intent(DeviceId device, string? old, string? next) =>
        new(At, "ann", device, "roof", 0xEDF7, "bat_absorption_v", old, next, null, "");

    private static void AssertLine(string words, string? problem)
    {
        Assert.NotNull(problem);
        Assert.Contains(words, problem);
        Assert.DoesNotContain('\n', problem);
    }

    private SqliteSettingsJournal Open()
    {
        SqliteSettingsJournal? journal = SqliteSettingsJournal.Open(DatabaseFile, out StoreProblem? problem);
        Assert.True(journal is not null, problem?.Words);
        return journal;
    }
}
