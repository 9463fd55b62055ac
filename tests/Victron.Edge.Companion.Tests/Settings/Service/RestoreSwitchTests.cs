// The switch and other bits in a restore from a file that somebody made: nothing moves unseen, and no bytes go out that no rule can judge.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestoreSwitchTests
{
    private const int Switch = 0x0200;
    private const int LoadOutput = 0xEDAB;

    [Fact]
    public async Task A_switch_that_moves_is_shown_and_asked_for_though_nothing_else_does()
    {
        Bench bench = Batteries.Bench("lead");
        DeviceBackup backup = await bench.BackupAsync();
        bench.Device[Switch] = [RestoreSwitch.Off];
        RestorePlan plan = await bench.PlanAsync(backup, new RestoreOptions(["dc_output_control"]) { SwitchAsSaved = true });
        Assert.StartsWith("device_mode: roof is off and charger_on after.", Assert.Single(plan.Warnings).Text, StringComparison.Ordinal);
        RestoreResult result = await bench.Restores.RunAsync(plan, confirmed: false, "ann", null, Bench.Stop);
        Assert.False(result.IsComplete);
        Assert.Empty(bench.Device.Writes);
    }

    [Theory]
    [InlineData("mppt_load", "0104")]
    [InlineData("mppt_load", "0901")]
    [InlineData("mppt_load", "")]
    [InlineData("inverter_phoenix", "FD00")]
    [InlineData("inverter_phoenix", "FD")]
    public async Task A_switch_of_a_form_that_it_does_not_have_is_never_sent(string family, string raw)
    {
        var bench = new Bench(family);
        DeviceBackup backup = bench.With(await bench.BackupAsync(), Switch, raw);
        RestorePlan plan = await bench.PlanAsync(backup, new RestoreOptions(["device_mode"]) { SwitchAsSaved = true });
        Assert.NotNull(plan.Refusal);
        RestoreResult result = await bench.Restores.RunAsync(plan, confirmed: true, "ann", null, Bench.Stop);
        Assert.False(result.IsComplete);
        Assert.Empty(bench.Device.Writes);
    }

    [Theory]
    [InlineData("82", "01", "81")]
    [InlineData("02", "81", "01")]
    public async Task Bits_that_belong_to_something_else_stay_as_the_device_has_them(string held, string saved, string then)
    {
        Bench bench = Batteries.Bench("lead");
        DeviceBackup backup = bench.With(await bench.BackupAsync(), LoadOutput, saved);
        bench.Device[LoadOutput] = Convert.FromHexString(held);
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.True(result.IsComplete, result.Text);
        Assert.Equal(then, bench.Device.Hex(LoadOutput));
    }

    [Fact]
    public async Task Bits_that_belong_to_something_else_are_no_difference()
    {
        Bench bench = Batteries.Bench("lead");
        DeviceBackup backup = bench.With(await bench.BackupAsync(), LoadOutput, "01");
        bench.Device[LoadOutput] = [0x81];
        Assert.True((await bench.PlanAsync(backup)).IsEmpty);
    }
}
