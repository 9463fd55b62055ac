// A restore that is cut at each of its writes: by the device's power, by the end of the program, before and after the write was kept.
// The charger is left off, what is said about it is true, and a second run finishes.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestoreCutTests
{
    private const int Switch = 0x0200;

    public static TheoryData<string, string, bool, bool> Cuts
    {
        get
        {
            var cuts = new TheoryData<string, string, bool, bool>();
            foreach ((string from, string to) in new[] { ("lithium_24", "lead"), ("preset_3", "lithium"), ("lead", "lead_24"), ("lead", "preset_8"), ("preset_8", "preset_3") })
            {
                foreach (bool isKill in new[] { false, true })
                {
                    cuts.Add(from, to, isKill, false);
                    cuts.Add(from, to, isKill, true);
                }
            }

            return cuts;
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_cut_at_any_write_leaves_the_charger_off_and_a_second_run_finishes(string from, string to, bool isKill, bool isBefore)
    {
        DeviceBackup backup = await Batteries.Bench(to).BackupAsync();
        int writes = await CountAsync(from, backup);
        Assert.True(writes > 3);
        for (int cut = 1; cut <= writes; cut++)
        {
            Bench bench = Batteries.Bench(from);
            bench.Device.IsBefore = isBefore;
            (bench.Device.DiesAfter, bench.Device.KillsAfter) = isKill ? (int.MaxValue, cut) : (cut, int.MaxValue);
            await CutAsync(bench, backup, isKill);
            bool isOffKept = cut > 1 || !isBefore;
            bool isOnKept = cut == writes && !isBefore;
            Assert.Equal(isOffKept && !isOnKept ? "04" : "01", bench.Device.Hex(Switch));
            Assert.True(bench.Books.IsMarked);
            await FinishAsync(bench, backup, cut);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Firmware_that_forgets_remote_control_finishes_too(bool isKill, bool isBefore)
    {
        DeviceBackup backup = await Batteries.Bench("lithium", "1.41").BackupAsync();
        for (int cut = 1; cut <= 9; cut++)
        {
            Bench bench = Batteries.Bench("lead", "1.41");
            (bench.Device.IsOld, bench.Device.IsBefore) = (true, isBefore);
            foreach (int register in new[] { 0xED2E, 0xEDFE, 0xEDE3, 0xEDE4, 0xEDE5, 0xEDE7 })
            {
                bench.Device.Remove(register);
            }

            (bench.Device.DiesAfter, bench.Device.KillsAfter) = isKill ? (int.MaxValue, cut) : (cut, int.MaxValue);
            await CutAsync(bench, backup, isKill);
            Assert.Equal(cut is 1 || (cut is 2 && isBefore) || (cut is 9 && !isBefore) ? "01" : "04", bench.Device.Hex(Switch));
            await FinishAsync(bench, backup, cut);
            Assert.Equal("01", bench.Device.Hex(Switch));
        }
    }

    [Fact]
    public async Task A_charger_that_was_off_stays_off()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device[Switch] = [4];
        bench.Device.DiesAfter = 2;
        await CutAsync(bench, backup, false);
        bench.Device.PowerUp();
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        Assert.DoesNotContain(bench.Device.Writes, w => w.Register == Switch);
        Assert.Equal("04", bench.Device.Hex(Switch));
    }

    [Theory]
    [InlineData(WriteFault.Refused, "01", false, "device_mode: the device refused: ", "roof could not be switched off, so nothing else was written.")]
    [InlineData(WriteFault.NotSent, "01", false, "device_mode was not sent: locked: ", "roof could not be switched off, so nothing else was written.")]
    [InlineData(WriteFault.DiesUnproved, "04", true, "device_mode: the device took the write, but did not answer", "It is not known whether roof is switched off: device_mode could not be read. Run the restore again to finish it.")]
    public async Task A_switch_that_does_not_obey_ends_the_restore_and_what_it_is_at_is_told(object fault, string kept, bool isMarked, string begin, string end)
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.Faults[Switch] = (WriteFault)fault;
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.False(result.IsComplete);
        Assert.StartsWith(begin, result.Text);
        Assert.Contains(end, result.Text);
        Assert.DoesNotContain('\n', result.Text);
        Assert.DoesNotContain(bench.Device.Writes, w => w.Register != Switch);
        Assert.Equal((kept, isMarked), (bench.Device.Hex(Switch), bench.Books.IsMarked));
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_no_reason_to_stop_when_the_switch_reads_off()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.Faults[Switch] = WriteFault.AnswerLost;
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.True(result.IsComplete, result.Text);
        Assert.Equal("01", bench.Device.Hex(Switch));
        Assert.Equal(2, bench.Device.Writes.Count(w => w.Register == Switch));
    }

    [Theory]
    [InlineData(0xEDF7, WriteFault.Refused, "bat_absorption_v: the device refused: ")]
    [InlineData(0xEDF7, WriteFault.Clamped, "bat_absorption_v is ")]
    [InlineData(0xEDF0, WriteFault.Lost, "bat_max_current: the device did not answer the write; it is not sent again.")]
    [InlineData(0xEDF0, WriteFault.AnswerLost, "bat_max_current: the device did not answer the write; it is not sent again.")]
    [InlineData(0xEDF2, WriteFault.NotSent, "bat_temp_comp was not sent: locked: ")]
    public async Task A_step_that_fails_leaves_the_charger_off_and_a_second_run_finishes(int register, object fault, string begin)
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.Faults[register] = (WriteFault)fault;
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.StartsWith(begin, result.Text);
        Assert.EndsWith("roof is left switched off (device_mode is off). Run the restore again to finish it.", result.Text);
        Assert.Equal("04", bench.Device.Hex(Switch));
        bench.Device.Faults.Clear();
        await FinishAsync(bench, backup, 0);
    }

    [Fact]
    public async Task Whoever_stops_it_is_told_that_the_charger_is_off()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        RestorePlan plan = await bench.PlanAsync(backup);
        using var stop = new CancellationTokenSource();
        bench.Device.OnWrite = () =>
        {
            if (bench.Device.Writes.Count == 2)
            {
                stop.Cancel();
            }
        };
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, stop.Token);
        Assert.Equal("It was stopped. roof is left switched off (device_mode is off). Run the restore again to finish it.", result.Text);
        Assert.Equal(3, bench.Device.Writes.Count);
        bench.Device.OnWrite = null;
        await FinishAsync(bench, backup, 0);
    }

    [Fact]
    public async Task What_moved_during_the_restore_is_found_at_the_end()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.OnWrite = () => bench.Device[0xEDFD] = [9];
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.Equal("bat_auto_equalise_mode is 9 at the end, not 0. roof is left switched off (device_mode is off). Run the restore again to finish it.", result.Text);
        bench.Device.OnWrite = null;
        await FinishAsync(bench, backup, 0);
    }

    [Fact]
    public async Task A_restore_that_was_cut_is_told_and_ended_even_when_nothing_is_left_to_write()
    {
        Bench bench = Batteries.Bench("lead");
        DeviceBackup backup = await bench.BackupAsync();
        bench.Device[Switch] = [4];
        Assert.Null(bench.Books.Save(bench.Target.Id, new RestoreMark(Switch, [1], new DateTimeOffset(2026, 3, 1, 10, 30, 0, TimeSpan.Zero), "", [])));
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Equal((0, true, false, "01"), (plan.Steps.Count, plan.IsContinued, plan.IsEmpty, Convert.ToHexString(plan.SwitchAtEnd!)));
        Assert.Equal(
            "device_mode: a change of 2026-03-01 10:30 UTC was cut. At the end of this one roof is set to charger_on: be sure that its settings are right then.",
            Assert.Single(plan.Warnings).Text);
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        Assert.Equal((Switch, "01"), Assert.Single(bench.Device.Writes));
        Assert.False(bench.Books.IsMarked);
    }

    [Fact]
    public async Task Without_a_memory_nothing_is_planned_and_a_memory_that_fails_leaves_all_as_it_is()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        RestorePlan plan = await bench.PlanAsync(backup);
        bench.Books.Problem = "the disk is full.";
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.Equal((false, "nothing was written: the journal cannot be kept (the disk is full)."), (result.IsComplete, result.Text));
        Assert.Empty(bench.Device.Writes);
        Assert.Equal("nothing is written, what a restore has to remember cannot be read: the disk is full.", (await bench.PlanAsync(backup)).Refusal);
    }

    private static async Task<int> CountAsync(string from, DeviceBackup backup)
    {
        Bench bench = Batteries.Bench(from);
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        return bench.Device.Writes.Count;
    }

    private static async Task CutAsync(Bench bench, DeviceBackup backup, bool isKill)
    {
        if (isKill)
        {
            _ = await Assert.ThrowsAsync<KilledException>(() => bench.RestoreAsync(backup));
            Assert.Null(bench.Books.Entries[^1].Outcome);
        }
        else
        {
            RestoreResult result = await bench.RestoreAsync(backup);
            Assert.False(result.IsComplete);
            Assert.EndsWith("It is not known whether roof is switched off: device_mode could not be read. Run the restore again to finish it.", result.Text);
            Assert.Equal(SettingOutcome.Unanswered, bench.Books.Entries[^1].Outcome);
        }
    }

    private static async Task FinishAsync(Bench bench, DeviceBackup backup, int cut)
    {
        bench.Device.PowerUp();
        bench.Start();
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.True(plan.IsContinued);
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.True(result.IsComplete, $"cut at {cut}: {result.Text}");
        DeviceDiff diff = DeviceDiff.Compare(backup, await bench.BackupAsync());
        Assert.DoesNotContain(diff.Rows, r => r.A != null && r.B != null && bench.Entry(r.Id).IsWritable);
        Assert.Equal("01", bench.Device.Hex(Switch));
        Assert.False(bench.Books.IsMarked);
        IEnumerable<JournalEntry> sent = bench.Books.Entries.Where(e => !e.Text.Contains("was not sent", StringComparison.Ordinal));
        Assert.Equal(bench.Device.Writes.Select(w => w.Register), sent.Select(e => e.Register));
    }
}
