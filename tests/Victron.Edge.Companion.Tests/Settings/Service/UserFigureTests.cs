// Figures that come into force with another setting: only with the charger off, and it stays off while nobody has seen them.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class UserFigureTests
{
    private const int Switch = 0x0200;
    private const int Type = 0xEDF1;
    private const int SystemVoltage = 0xEDEA;

    [Theory]
    [InlineData("preset_8", Type, "255")]
    [InlineData("preset_8", Type, "3")]
    [InlineData("lead", SystemVoltage, "24")]
    public async Task What_brings_other_figures_into_force_is_not_written_while_the_charger_is_on(string battery, int register, string value)
    {
        Bench bench = Batteries.Bench(battery);
        SettingProposal proposal = await bench.ProposeAsync(register, value);
        Assert.EndsWith(
            "is not written: other figures come into force with it, so roof must be switched off while it changes, and device_mode is charger_on (1).", proposal.Refusal, StringComparison.Ordinal);
        Assert.Equal(SettingOutcome.Refused, (await bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop)).Outcome);
        Assert.Empty(bench.Device.Writes);
        bench.Device[Switch] = [RestoreSwitch.Off];
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(register, value)).Outcome);
    }

    [Fact]
    public async Task With_the_type_of_the_user_the_charger_stays_off_and_tells_its_figures()
    {
        Bench bench = Batteries.Bench("preset_8");
        (bench.Device[0xEDF7], bench.Device[0xEDF6]) = ([0xCC, 0x06], [0xA0, 0x05]);
        RestorePlan plan = await bench.Presets.PlanAsync(bench.Target, "user_defined", Bench.Stop);
        Assert.True(plan.StaysOff);
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.True(result.IsComplete, result.Text);
        Assert.Contains("roof is left off, with these figures in force: ", result.Text, StringComparison.Ordinal);
        Assert.Contains("bat_absorption_v 17.40 V", result.Text, StringComparison.Ordinal);
        Assert.Contains("bat_float_v 14.40 V", result.Text, StringComparison.Ordinal);
        Assert.Equal([(Switch, "04"), (Type, "FF")], bench.Device.Writes);
        Assert.Contains((await bench.ProposeAsync(Switch, "charger_on")).Warnings, w => w.Code == "restore_cut");

        // The same command once more tells them again.
        plan = await bench.Presets.PlanAsync(bench.Target, "user_defined", Bench.Stop);
        Assert.Contains(plan.Warnings, w => w.Text.Contains("because nobody has confirmed its figures. roof stays off", StringComparison.Ordinal));
        result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.True(result.IsComplete, result.Text);
        Assert.Contains("bat_absorption_v 17.40 V", result.Text, StringComparison.Ordinal);
        Assert.Equal("04", bench.Device.Hex(Switch));
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(Switch, "charger_on")).Outcome);
        Assert.False(bench.Books.IsMarked);
    }

    [Fact]
    public async Task One_that_somebody_has_switched_on_meanwhile_is_not_called_off()
    {
        Bench bench = Batteries.Bench("preset_8");
        _ = await bench.Restores.RunAsync(await bench.Presets.PlanAsync(bench.Target, "255", Bench.Stop), true, "ann", null, Bench.Stop);
        bench.Device[Switch] = [1];
        RestorePlan plan = await bench.Presets.PlanAsync(bench.Target, "255", Bench.Stop);
        Assert.EndsWith("because nobody has confirmed its figures. It is charger_on now all the same: look at its figures.", Assert.Single(plan.Warnings).Text, StringComparison.Ordinal);
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.False(result.IsComplete);
        Assert.StartsWith("roof is on, with figures in force that are not those of the backup: ", result.Text, StringComparison.Ordinal);
        Assert.Equal(("01", true), (bench.Device.Hex(Switch), bench.Books.IsMarked));
    }

    [Fact]
    public async Task A_preset_ends_what_was_left_off()
    {
        Bench bench = Batteries.Bench("preset_3");
        _ = await bench.Restores.RunAsync(await bench.Presets.PlanAsync(bench.Target, "255", Bench.Stop), true, "ann", null, Bench.Stop);
        Assert.True(bench.Books.IsMarked);
        RestoreResult result = await bench.Restores.RunAsync(await bench.Presets.PlanAsync(bench.Target, "8", Bench.Stop), true, "ann", null, Bench.Stop);
        Assert.True(result.IsComplete, result.Text);
        Assert.Equal(("01", false), (bench.Device.Hex(Switch), bench.Books.IsMarked));
    }

    [Fact]
    public async Task A_type_that_was_not_answered_is_no_preset()
    {
        Bench bench = Batteries.Bench("preset_8");
        RestorePlan plan = await bench.Presets.PlanAsync(bench.Target, "user_defined", Bench.Stop);
        bench.Device.MuteAmongMany = Type;
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.Contains("roof is left off, with these figures in force: bat_type unknown.", result.Text, StringComparison.Ordinal);
        Assert.Equal(("04", true), (bench.Device.Hex(Switch), bench.Books.IsMarked));
    }

    [Theory]
    [InlineData("lead_24", SystemVoltage, "12", "bat_absorption_v 28.80 V")]
    [InlineData("preset_8", Type, "255", "bat_absorption_v 14.40 V")]
    public async Task Who_switches_on_later_a_charger_that_was_off_is_told(string battery, int register, string value, string words)
    {
        Bench bench = Batteries.Bench(battery);
        bench.Device[Switch] = [RestoreSwitch.Off];
        RestorePlan plan = await bench.Restores.PlanSettingAsync(bench.Target, bench.Entry(register), value, Bench.Stop);
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.True(result.IsComplete, result.Text);
        Assert.Contains(words, result.Text, StringComparison.Ordinal);
        Assert.Contains((await bench.ProposeAsync(Switch, "charger_on")).Warnings, w => w.Code == "restore_cut");
    }

    [Theory]
    [InlineData("12")]
    [InlineData("0")]
    public async Task A_voltage_that_the_device_finds_at_its_next_power_up_only_is_judged_as_it_will_be(string value)
    {
        Bench bench = Batteries.Bench("lead_24");
        bench.Device.FindsVoltage = false;
        RestorePlan plan = await bench.Restores.PlanSettingAsync(bench.Target, bench.Entry(SystemVoltage), value, Bench.Stop);
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.False(result.IsComplete);
        Assert.Contains("bat_absorption_v 28.80 V", result.Text, StringComparison.Ordinal);
        Assert.Equal("04", bench.Device.Hex(Switch));
    }

    [Theory]
    [InlineData("1.30")]
    [InlineData("1.16")]
    public async Task An_older_device_comes_back_by_its_own_backup(string firmware)
    {
        DeviceBackup backup = await Old("lead", firmware).BackupAsync();
        Bench bench = Old("preset_3", firmware);
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.DoesNotContain(plan.Warnings, w => w.Code == "user_figures");
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.True(result.IsComplete, result.Text);
        Assert.Equal("01", bench.Device.Hex(Switch));
    }

    [Fact]
    public async Task A_restore_switches_on_only_if_what_it_cannot_write_is_as_the_backup_has_it()
    {
        const int Unwritable = 0xEDE0;
        DeviceBackup backup = await Batteries.Bench("lead").BackupAsync();
        Bench bench = Batteries.Bench("preset_3");
        Assert.False(bench.Entry(Unwritable).IsWritable);
        bench.Device[Unwritable] = [0x39, 0x30];
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Contains(plan.Warnings, w => w.Code == "kept_figures" && w.Text.Contains(bench.Entry(Unwritable).Key, StringComparison.Ordinal));
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.False(result.IsComplete);
        Assert.Contains($"All settings are written, but roof is left off, with these figures in force: {bench.Entry(Unwritable).Key} ", result.Text, StringComparison.Ordinal);
        Assert.Equal("04", bench.Device.Hex(Switch));
    }

    [Fact]
    public async Task With_another_system_voltage_figures_that_do_not_fit_it_keep_the_charger_off()
    {
        Bench bench = Batteries.Bench("lead_24");
        RestorePlan plan = await bench.Restores.PlanSettingAsync(bench.Target, bench.Entry(SystemVoltage), "12", Bench.Stop);
        Assert.Null(plan.Refusal);
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.False(result.IsComplete);
        Assert.Contains("bat_absorption_v 28.80 V (28.80 V is out of range for bat_absorption_v", result.Text, StringComparison.Ordinal);
        Assert.Equal([(Switch, "04"), (SystemVoltage, "0C")], bench.Device.Writes);
    }

    private static Bench Old(string battery, string firmware)
    {
        Bench bench = Batteries.Bench(battery, firmware);
        foreach (RegisterEntry entry in Bench.Catalogue.Entries("mppt_load").Where(e => e.Needs.Any(n => n.Kind == "fw_ge" && FirmwareVersion.IsBelow(firmware, n.Firmware) == true)))
        {
            bench.Device.Remove(entry.Id);
        }

        return bench;
    }
}
