// Figures that come into force with another setting: only with the charger off, and it stays off while nobody has seen them.

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

        // The same command once more has nothing to add to it.
        plan = await bench.Presets.PlanAsync(bench.Target, "user_defined", Bench.Stop);
        result = await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop);
        Assert.False(result.IsComplete);
        Assert.Equal("04", bench.Device.Hex(Switch));
        Assert.Equal(SettingOutcome.Verified, (await bench.SetAsync(Switch, "charger_on")).Outcome);
        Assert.False(bench.Books.IsMarked);
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
}
