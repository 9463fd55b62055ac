// The plan of a restore: what it leaves alone, warns of and refuses before anything is written.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestorePlanTests
{
    [Fact]
    public async Task The_figures_of_a_preset_are_never_written_as_those_of_the_user()
    {
        DeviceBackup backup = await Batteries.Bench("preset_8").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Contains(plan.Skipped, s => s is { Id: 0xEDF7, Why: "it was read while a battery preset was in force, which sets it" });
        Assert.DoesNotContain(plan.Steps, s => s.Entry.Id is 0xEDF7 or 0xEDF6 or 0xEDF4 or 0xEDF2);
        plan = await bench.PlanAsync(backup, new RestoreOptions(["bat_absorption_v", "bat_float_v"]));
        Assert.Equal((0, 2), (plan.Steps.Count, plan.Skipped.Count));
        plan = await bench.PlanAsync(backup with { Entries = [.. backup.Entries.Where(e => e.Id != 0xEDF1)] });
        Assert.Contains(plan.Skipped, s => s is { Id: 0xEDF7, Why: "the backup does not tell under which battery type it was read" });
    }

    [Fact]
    public async Task Figures_of_the_user_alone_are_not_restored_under_a_preset()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        RestorePlan plan = await Batteries.Bench("preset_3").PlanAsync(backup, new RestoreOptions(["bat_absorption_v"]));
        Assert.Equal("it counts only with the battery type of the user; restore the battery type with it", Assert.Single(plan.Skipped).Why);
        Assert.True(plan.IsEmpty);
    }

    [Fact]
    public async Task Warnings_name_the_registers_once_a_danger_and_nothing_is_written_without_a_yes()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        RestorePlan plan = await bench.PlanAsync(backup);
        SettingWarning danger = Assert.Single(plan.Warnings, w => w.Code == "danger_charge");
        Assert.All(plan.Steps.Where(s => s.Entry.Danger == "charge"), s => Assert.Contains(s.Entry.Key, danger.Text));
        Assert.StartsWith("device_mode: roof is switched off while it is changed, and charger_on after.", Assert.Single(plan.Warnings, w => w.Code == "switched_off").Text);
        RestoreResult result = await bench.Restores.RunAsync(plan, false, "ann", null, Bench.Stop);
        Assert.Equal((false, "Nothing was written: the warnings were not confirmed."), (result.IsComplete, result.Text));
        Assert.Empty(bench.Device.Writes);
        Assert.False(bench.Books.IsMarked);
    }

    [Fact]
    public async Task Another_device_or_firmware_is_warned_of_and_another_product_refused()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead", "1.64");
        bench.Target = bench.Target with { Serial = "HQ9" };
        bench.Device[0x010A] = "HQ9"u8.ToArray();
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Equal(["other_serial", "other_firmware"], plan.Warnings.Take(2).Select(w => w.Code));
        Assert.Contains("serial number HQ2101DK7PG; roof is HQ9.", plan.Warnings[0].Text);
        Assert.Contains("firmware 1.61; roof has 1.64.", plan.Warnings[1].Text);
        bench.Target = bench.Target with { ProductId = 0xA060 };
        backup = backup with { Source = "a.yaml" };
        Assert.Equal("'a.yaml' is of another product (0xA053, this is 0xA060); nothing is restored from it unless you say so.", (await bench.PlanAsync(backup)).Refusal);
        Assert.Null((await bench.PlanAsync(backup, RestoreOptions.All with { AllowOtherProduct = true })).Refusal);
        bench.Target = bench.Target with { Family = "inverter" };
        Assert.StartsWith("'a.yaml' is of another family (mppt_load)", (await bench.PlanAsync(backup, RestoreOptions.All with { AllowOtherProduct = true })).Refusal);
    }

    [Fact]
    public async Task A_register_without_an_answer_refuses_the_whole()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.IsSilent = true;
        Assert.Matches("^nothing is written, roof did not answer for [a-z_]+: unanswered: the device did not answer; check its cable. Try again.$", (await bench.PlanAsync(backup)).Refusal);
    }

    [Fact]
    public async Task Levels_of_a_mode_that_is_not_in_force_are_left_alone()
    {
        var other = new Bench("bmv712");
        other.Device[0x034F] = [2];
        RegisterEntry level = other.Entry(0x0356);
        Assert.Contains("is only in force while", (await other.ProposeAsync(level.Id, "20")).Refusal);
        DeviceBackup backup = other.With(await other.BackupAsync(), level.Id, Convert.ToHexString(RawBytes.Write(level.Type, 1, 1)!));
        var bench = new Bench("bmv712");
        bench.Device[0x034F] = [2];
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Null(plan.Refusal);
        Assert.Contains($"{level.Key} is only in force while", Assert.Single(plan.Skipped, s => s.Id == level.Id).Why);
    }

    [Fact]
    public async Task Settings_that_do_not_fit_together_are_refused_as_a_whole()
    {
        Bench bench = Batteries.Bench("lead");
        DeviceBackup backup = bench.With(await bench.BackupAsync(), 0xEDF6, "DC05");
        Assert.Equal(
            "nothing is written, the settings would not fit together: bat_float_v must be at most bat_absorption_v (14.40 V); 15.00 V is not. Change bat_absorption_v first if both are to move.",
            (await bench.PlanAsync(backup)).Refusal);
    }

    [Fact]
    public async Task A_charger_that_cannot_be_switched_off_is_not_restored()
    {
        DeviceBackup backup = await Batteries.Bench("lithium").BackupAsync();
        Bench bench = Batteries.Bench("lead");
        bench.Device.Remove(0x0200);
        Assert.Equal("nothing is written, roof must be switched off first and as before after: its switch could not be read.", (await bench.PlanAsync(backup)).Refusal);
    }

    [Fact]
    public async Task What_locks_out_is_restored_by_name_only()
    {
        var bench = new Bench("smartshunt");
        DeviceBackup backup = await bench.BackupAsync();
        bench.Device[0x0090] = [(byte)(bench.Device[0x0090][0] ^ 1)];
        Assert.Contains((await bench.PlanAsync(backup)).Skipped, s => s is { Id: 0x0090, Why: "only by itself: name it with --only, or use set" });
        RestorePlan plan = await bench.PlanAsync(backup, new RestoreOptions([bench.Entry(0x0090).Key]));
        Assert.Equal(0x0090, Assert.Single(plan.Steps).Entry.Id);
    }
}
