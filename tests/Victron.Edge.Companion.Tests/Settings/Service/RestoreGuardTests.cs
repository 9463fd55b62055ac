// What must not happen around a restore: a switch that moves by an old plan, a change that goes on with the charger on, a mark that
// outlives what it was made for, a write to a device that has come to the plug meanwhile.

using System.Text;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestoreGuardTests
{
    private const int Switch = 0x0200;
    private const int LoadOutput = 0xEDAB;
    private static readonly RestoreOptions OnlyLoad = new(["dc_output_control"]);

    [Theory]
    [InlineData("04", "01")]
    [InlineData("01", "04")]
    public async Task A_switch_that_moved_since_the_plan_ends_it_before_anything_is_written(string planned, string then)
    {
        DeviceBackup backup = await Batteries.Bench("lead").BackupAsync();
        Bench bench = Batteries.Bench("lithium");
        bench.Device[Switch] = Convert.FromHexString(planned);
        RestorePlan plan = await bench.PlanAsync(backup);
        bench.Device[Switch] = Convert.FromHexString(then);
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.Contains("somebody else changed it. Nothing was written; look again.", result.Text, StringComparison.Ordinal);
        Assert.Empty(bench.Device.Writes);
        Assert.False(bench.Books.IsMarked);
    }

    [Fact]
    public async Task A_charger_that_somebody_switches_on_meanwhile_ends_the_restore()
    {
        DeviceBackup backup = await Batteries.Bench("lead_24").BackupAsync();
        Bench bench = Batteries.Bench("preset_8");
        bench.Device.OnWrite = () => bench.Device[Switch] = bench.Device.Writes.Count == 3 ? [1] : bench.Device[Switch];
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.Equal(
            "device_mode does not read off any more, as it must while this is written; nothing more was written."
            + " roof is not switched off (device_mode is charger_on). Run the restore again to finish it.", result.Text);
        Assert.Equal(4, bench.Device.Writes.Count);
        Assert.True(bench.Books.IsMarked);
        bench.Device.OnWrite = null;
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        Assert.Equal("01", bench.Device.Hex(Switch));
    }

    [Fact]
    public async Task An_off_that_was_not_answered_may_still_come_and_keeps_its_mark()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.Faults[Switch] = WriteFault.Lost;
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.Contains(" It may still switch off. roof is not switched off", result.Text, StringComparison.Ordinal);
        Assert.True(bench.Books.IsMarked);
        bench.Device[Switch] = [RestoreSwitch.Off];
        bench.Device.Faults.Clear();
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        Assert.Equal("01", bench.Device.Hex(Switch));
    }

    [Fact]
    public async Task After_a_cut_only_a_person_who_was_told_switches_on_and_then_the_mark_is_gone()
    {
        Bench bench = await CutAsync();
        SettingProposal on = await bench.ProposeAsync(Switch, "charger_on");
        Assert.Equal(["restore_cut", "danger_mission"], on.Warnings.Select(w => w.Code));
        Assert.Equal(SettingOutcome.Refused, (await bench.Settings.ApplyAsync(on, false, "ann", Bench.Stop)).Outcome);
        Assert.Equal("04", bench.Device.Hex(Switch));
        Assert.Equal(SettingOutcome.Verified, (await bench.Settings.ApplyAsync(on, true, "ann", Bench.Stop)).Outcome);
        Assert.False(bench.Books.IsMarked);
    }

    [Fact]
    public async Task Who_says_off_after_a_cut_finds_it_off_when_the_restore_is_finished()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = await CutAsync();
        Assert.Equal(SettingOutcome.Unchanged, (await bench.SetAsync(Switch, "off")).Outcome);
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        Assert.Equal("04", bench.Device.Hex(Switch));
        Assert.False(bench.Books.IsMarked);
    }

    [Fact]
    public async Task A_part_of_another_backup_does_not_end_a_restore_that_was_cut()
    {
        Bench bench = await CutAsync();
        DeviceBackup other = bench.With(await bench.BackupAsync(), LoadOutput, "02");
        RestorePlan plan = await bench.PlanAsync(other, OnlyLoad);
        Assert.False(plan.IsContinued);
        Assert.Contains(plan.Warnings, w => w.Code == "unfinished");
        Assert.True((await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).IsComplete);
        Assert.Equal(("02", "04", true), (bench.Device.Hex(LoadOutput), bench.Device.Hex(Switch), bench.Books.IsMarked));
    }

    [Fact]
    public async Task A_whole_other_backup_ends_it()
    {
        DeviceBackup lead = await Batteries.Bench("lead").BackupAsync();
        Bench bench = await CutAsync();
        RestoreResult result = await bench.RestoreAsync(lead);
        Assert.True(result.IsComplete, result.Text);
        Assert.Equal(("01", false), (bench.Device.Hex(Switch), bench.Books.IsMarked));
    }

    [Fact]
    public async Task Two_programs_do_not_run_two_plans_over_each_other()
    {
        DeviceBackup lithium = await Batteries.Bench("lithium").BackupAsync();
        DeviceBackup lead = await Batteries.Bench("lead_24").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        RestorePlan one = await bench.PlanAsync(lithium);
        RestorePlan two = await bench.PlanAsync(lead);
        bench.Device.DiesAfter = 2;
        _ = await bench.Restores.RunAsync(one, true, "ann", null, Bench.Stop);
        bench.Device.PowerUp();
        bench.Device[Switch] = [1];
        int before = bench.Device.Writes.Count;
        RestoreResult result = await bench.Restores.RunAsync(two, true, "ben", null, Bench.Stop);
        Assert.StartsWith("roof was changed by another command since this was planned; nothing was written.", result.Text, StringComparison.Ordinal);
        Assert.Equal(before, bench.Device.Writes.Count);
    }

    [Fact]
    public async Task While_another_program_writes_nothing_is_written_and_who_writes_is_told()
    {
        DeviceBackup lithium = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        RestorePlan plan = await bench.PlanAsync(lithium);
        SettingProposal proposal = await bench.ProposeAsync(0xEDF7, "14.3");
        bench.Books.IsHeldElsewhere = true;
        const string Busy = "nothing was written: another program of this computer is writing to roof. Try again when it is done.";
        Assert.Equal(Busy, (await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).Text);
        Assert.Equal((SettingOutcome.Refused, Busy), Of(await bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop)));
        Assert.Empty(bench.Device.Writes);
        bench.Books.IsHeldElsewhere = false;
        Assert.Equal(SettingOutcome.Verified, (await bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop)).Outcome);
    }

    [Theory]
    [InlineData(0x010A, "48513939393900", "serial number HQ9999")]
    [InlineData(0x0100, "005AA0FF", "product 0xA05A")]
    [InlineData(0x0100, "5AA0", "product 0xA05A")]
    public async Task A_device_that_came_to_the_plug_meanwhile_is_not_written(int register, string bytes, string who)
    {
        DeviceBackup lithium = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        RestorePlan plan = await bench.PlanAsync(lithium);
        SettingProposal proposal = await bench.ProposeAsync(0xEDF7, "14.3");
        bench.Device.Remove(0x010A);
        bench.Device[register] = Convert.FromHexString(bytes);
        string words = $"another device is at van-1/ve1 now ({who}), not roof; nothing was written.";
        SettingResult result = await bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop);
        Assert.Equal(SettingOutcome.Refused, result.Outcome);
        Assert.Contains(words, result.Text, StringComparison.Ordinal);
        Assert.Contains(words, (await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).Text, StringComparison.Ordinal);
        Assert.Contains(words, (await bench.PlanAsync(lithium)).Refusal, StringComparison.Ordinal);
        Assert.Empty(bench.Device.Writes);
    }

    [Fact]
    public async Task A_device_that_tells_neither_serial_number_nor_product_is_taken_at_its_word()
    {
        Bench bench = Batteries.Bench("lead");
        bench.Device.Remove(0x010A);
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(0xEDF7, "14.3")).Outcome);
        bench.Device[0x010A] = Encoding.ASCII.GetBytes(Bench.Serial);
        bench.Device[0x0100] = [0, 0x5A, 0xA0, 0xFF];
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(0xEDF7, "14.2")).Outcome);
    }

    [Fact]
    public async Task A_device_whose_settings_are_locked_is_not_written()
    {
        DeviceBackup lithium = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device[0xEC40] = [1];
        const string Locked = "the settings of roof are locked (settings_lock is 1), so nothing is written; unlock them in VictronConnect.";
        Assert.Equal((SettingOutcome.Refused, Locked), Of(await bench.SetAsync(0xEDF7, "14.3")));
        Assert.Equal(Locked, (await bench.PlanAsync(lithium)).Refusal);
        bench.Device[0xEC40] = [0];
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(0xEDF7, "14.3")).Outcome);
    }

    private static (SettingOutcome Outcome, string Text) Of(SettingResult result) => (result.Outcome, result.Text);

    // A charger with a preset, whose figures of the user are for nothing in the world, cut after the type of the user was written.
    internal static async Task<Bench> CutAsync()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("preset_3");
        foreach (int figure in new[] { 0xEDF7, 0xEDF6, 0xEDF4 })
        {
            bench.Device[figure] = [0xCC, 0x06];
        }

        bench.Device.DiesAfter = 2;
        Assert.False((await bench.RestoreAsync(backup)).IsComplete);
        bench.Device.PowerUp();
        bench.Start();
        Assert.Equal(("FF", "04", true), (bench.Device.Hex(0xEDF1), bench.Device.Hex(Switch), bench.Books.IsMarked));
        return bench;
    }
}
