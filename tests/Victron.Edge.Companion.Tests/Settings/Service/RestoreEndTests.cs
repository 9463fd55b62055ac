// What must not happen while a restore runs, and what ends one that was cut: found by people who tried to break it.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestoreEndTests
{
    private const int Switch = 0x0200;
    private const int LoadOutput = 0xEDAB;
    private static readonly RestoreOptions OnlyLoad = new(["dc_output_control"]);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_device_that_comes_to_the_plug_during_a_restore_gets_one_write_at_most(int at)
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.OnWrite = () => bench.Device[0x010A] = bench.Device.Writes.Count == at ? "HQ9999XXXXX\0\0"u8.ToArray() : bench.Device[0x010A];
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.Contains("another device is at van-1/ve1 now (serial number HQ9999XXXXX)", result.Text, StringComparison.Ordinal);
        Assert.Equal(at + 1, bench.Device.Writes.Count);
    }

    [Fact]
    public async Task A_charger_that_is_switched_on_at_any_step_gets_one_write_at_most_and_is_told()
    {
        DeviceBackup backup = await Batteries.Bench("lead").BackupAsync();
        int all = await CountAsync(backup);
        for (int at = 1; at < all - 1; at++)
        {
            Bench bench = Batteries.Bench("lithium");
            bench.Device.OnWrite = () => bench.Device[Switch] = bench.Device.Writes.Count == at ? [1] : bench.Device[Switch];
            RestoreResult result = await bench.RestoreAsync(backup);
            Assert.False(result.IsComplete);
            Assert.Contains("device_mode does not read off any more", result.Text, StringComparison.Ordinal);
            Assert.Equal(at + 1, bench.Device.Writes.Count);
        }
    }

    [Fact]
    public async Task A_change_that_goes_on_is_read_back_though_nothing_is_left_to_write()
    {
        Bench bench = Batteries.Bench("lead");
        bench.Device.DiesAfter = 2;
        _ = await bench.Restores.RunAsync(await bench.Presets.PlanAsync(bench.Target, "8", Bench.Stop), true, "ann", null, Bench.Stop);
        bench.Device.PowerUp();
        RestorePlan plan = await bench.Presets.PlanAsync(bench.Target, "8", Bench.Stop);
        Assert.Equal((0, true), (plan.Steps.Count, plan.IsContinued));
        bench.Device[0xEDF1] = [7];
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.StartsWith("bat_type is ", result.Text, StringComparison.Ordinal);
        Assert.Equal("04", bench.Device.Hex(Switch));
    }

    [Fact]
    public async Task On_that_is_there_already_ends_a_cut_change_only_for_who_was_told_of_it()
    {
        Bench bench = await RestoreGuardTests.CutAsync();
        bench.Device[Switch] = [1];
        SettingProposal proposal = await bench.ProposeAsync(Switch, "charger_on");
        Assert.Equal((true, false), (proposal.IsUnchanged, proposal.IsIdle));
        Assert.Equal(SettingOutcome.Unchanged, (await bench.Settings.ApplyAsync(proposal, false, "ann", Bench.Stop)).Outcome);
        Assert.True(bench.Books.IsMarked);
        Assert.Equal(SettingOutcome.Unchanged, (await bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop)).Outcome);
        Assert.False(bench.Books.IsMarked);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("charger_on")]
    public async Task Who_sets_the_switch_while_a_restore_runs_waits_and_is_told(string value)
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        Task<SettingResult>? other = null;
        bench.Device.OnWrite = () => other ??= bench.Device.Writes.Count == 3 ? OtherAsync(bench, value) : null;
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.True(result.IsComplete, result.Text);
        SettingResult told = await other!;
        Assert.NotEqual(SettingOutcome.Verified, told.Outcome);
        Assert.Contains("Look again.", told.Text, StringComparison.Ordinal);
        Assert.False(bench.Books.IsMarked);
    }

    [Fact]
    public async Task Off_that_is_said_between_plan_and_run_is_not_overruled()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = await RestoreGuardTests.CutAsync();
        RestorePlan plan = await bench.PlanAsync(backup);
        _ = await bench.SetAsync(Switch, "off");
        Assert.StartsWith("roof was changed by another command", (await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).Text, StringComparison.Ordinal);
        Assert.Equal("04", bench.Device.Hex(Switch));
    }

    [Fact]
    public async Task A_backup_that_does_not_speak_of_what_was_cut_does_not_end_it()
    {
        DeviceBackup backup = await Batteries.Bench("preset_8").BackupAsync();
        Bench bench = Batteries.Bench("preset_3");
        bench.Device.DiesAfter = 2;
        Assert.False((await bench.RestoreAsync(backup)).IsComplete);
        bench.Device.PowerUp();
        DeviceBackup small = bench.With(backup, LoadOutput, "02");
        small = small with { Entries = [.. small.Entries.Where(e => e.Id == LoadOutput)] };
        RestorePlan plan = await bench.PlanAsync(small);
        Assert.False(plan.IsContinued);
        Assert.True((await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).IsComplete);
        Assert.Equal(("04", true), (bench.Device.Hex(Switch), bench.Books.IsMarked));
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        Assert.Equal(("01", false), (bench.Device.Hex(Switch), bench.Books.IsMarked));
    }

    [Fact]
    public async Task After_a_cut_a_part_does_not_set_the_switch_as_saved()
    {
        Bench bench = await RestoreGuardTests.CutAsync();
        DeviceBackup other = bench.With(bench.With(await bench.BackupAsync(), LoadOutput, "02"), Switch, "01");
        Assert.Equal(
            "nothing is written: an earlier change of roof was cut. End it with the same command before its switch is set as saved.",
            (await bench.PlanAsync(other, OnlyLoad with { SwitchAsSaved = true })).Refusal);
    }

    [Fact]
    public async Task Who_stops_it_before_anything_was_sent_leaves_no_mark()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        for (int reads = 0; reads < 3; reads++)
        {
            Bench bench = Batteries.Bench("lead");
            RestorePlan plan = await bench.PlanAsync(backup);
            using var stop = new CancellationTokenSource();
            int before = bench.Device.Reads + reads;
            bench.Device.OnRead = () => (bench.Device.Reads > before ? stop : null)?.Cancel();
            RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, stop.Token);
            Assert.False(result.IsComplete);
            Assert.Equal(bench.Device.Writes.Count > 0, bench.Books.IsMarked);
        }
    }

    [Theory]
    [InlineData("roof 2", "1.61")]
    [InlineData("roof", "1.64")]
    public async Task The_same_command_ends_it_under_another_name_or_firmware(string name, string firmware)
    {
        Bench bench = Batteries.Bench("lead");
        bench.Device.DiesAfter = 1;
        _ = await bench.Restores.RunAsync(await bench.Presets.PlanAsync(bench.Target, "8", Bench.Stop), true, "ann", null, Bench.Stop);
        bench.Device.PowerUp();
        bench.Target = bench.Target with { Name = name, Firmware = firmware };
        RestorePlan plan = await bench.Presets.PlanAsync(bench.Target, "8", Bench.Stop);
        Assert.True(plan.IsContinued);
        Assert.True((await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).IsComplete);
        Assert.Equal("01", bench.Device.Hex(Switch));
    }

    [Theory]
    [InlineData(0xEC40)]
    [InlineData(0x0100)]
    [InlineData(0x010A)]
    public async Task A_device_that_does_not_answer_who_it_is_is_written_all_the_same(int register)
    {
        Bench bench = Batteries.Bench("lead");
        bench.Device.Mute = register;
        Assert.Null((await bench.Presets.PlanAsync(bench.Target, "8", Bench.Stop)).Refusal);
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(0xEDF0, "10")).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Bench.Serial + " ")]
    public async Task Blanks_in_a_serial_number_make_no_other_device(string serial)
    {
        Bench bench = Batteries.Bench("lead");
        bench.Target = bench.Target with { Serial = serial };
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(0xEDF0, "10")).Outcome);
    }

    [Fact]
    public async Task A_lock_of_settings_does_not_stand_against_off()
    {
        Bench bench = Batteries.Bench("lead");
        bench.Device[0xEC40] = [1];
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(Switch, "off")).Outcome);
        Assert.Equal(SettingOutcome.Refused, (await bench.SetAsync(Switch, "charger_on")).Outcome);
    }

    private static async Task<SettingResult> OtherAsync(Bench bench, string value)
    {
        SettingProposal proposal = await bench.ProposeAsync(Switch, value);
        await Task.Yield();
        return await bench.Settings.ApplyAsync(proposal, true, "ben", Bench.Stop);
    }

    private static async Task<int> CountAsync(DeviceBackup backup)
    {
        Bench bench = Batteries.Bench("lithium");
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        return bench.Device.Writes.Count;
    }
}
