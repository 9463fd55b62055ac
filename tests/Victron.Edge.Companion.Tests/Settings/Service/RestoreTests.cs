// A restore that nothing disturbs: what it writes, in which order, what it leaves alone and what it says before.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestoreTests
{
    private const string Off = "04";

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string from in Batteries.All)
            {
                foreach (string to in Batteries.All.Where(to => to != from))
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    public static TheoryData<string> Families => [.. Bench.Catalogue.Families.Select(f => f.Key).Where(f => Restored(f).Any())];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_restore_leaves_no_difference_and_the_charger_as_it_was(string from, string to)
    {
        DeviceBackup backup = await Batteries.Bench(to).BackupAsync();
        Bench bench = Batteries.Bench(from);
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.True(result.IsComplete, result.Text);
        Assert.Empty(Writable("mppt_load", DeviceDiff.Compare(backup, await bench.BackupAsync())));
        Assert.Equal(((0x0200, Off), (0x0200, "01")), (bench.Device.Writes[0], bench.Device.Writes[^1]));
        Assert.Equal(2, bench.Device.Writes.Count(w => w.Register == 0x0200));
        Assert.False(bench.Books.IsMarked);
        Assert.Equal(bench.Device.Writes.Count, bench.Books.Entries.Count);
        Assert.All(bench.Books.Entries, e => Assert.Equal(SettingOutcome.Verified, e.Outcome));
    }

    [Fact]
    public async Task The_order_is_off_system_voltage_type_voltages_limits_on()
    {
        DeviceBackup backup = await Batteries.Bench("lead_24").BackupAsync();
        Bench bench = Batteries.Bench("preset_8");
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        int[] order = [.. bench.Device.Writes.Select(w => w.Register)];
        Assert.Equal([0x0200, 0xEDEA, 0xEDF1, 0xEDF2, 0xEDF4, 0xEDF7, 0xEDF6, 0xEDFD, 0xEDF0, 0x0200], order);
        bench = Batteries.Bench("lead_24");
        Assert.True((await bench.RestoreAsync(await Batteries.Bench("lithium").BackupAsync())).IsComplete);
        order = [.. bench.Device.Writes.Select(w => w.Register).Where(r => r is 0xEDF4 or 0xEDF6 or 0xEDF7)];
        Assert.Equal([0xEDF6, 0xEDF7, 0xEDF4], order);
    }

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
    public async Task With_the_type_of_the_user_even_equal_figures_are_written_and_those_that_cannot_be_are_named()
    {
        DeviceBackup backup = await Batteries.Bench("lead").BackupAsync();
        Bench bench = Batteries.Bench("preset_3");
        (bench.Device[0xEDF7], bench.Device[0xEDF6], bench.Device[0xEDF4]) = ([0x20, 0x03], [0x20, 0x03], [0x20, 0x03]);
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Contains("bat_low_temp_charge_current", Assert.Single(plan.Warnings, w => w.Code == "user_figures").Text);
        Assert.True((await bench.RestoreAsync(backup)).IsComplete);
        Assert.Equal(("A005", "6405", "5406"), (bench.Device.Hex(0xEDF7), bench.Device.Hex(0xEDF6), bench.Device.Hex(0xEDF4)));
    }

    [Fact]
    public async Task Below_firmware_1_42_remote_control_is_set_before_the_switch()
    {
        DeviceBackup backup = await Batteries.Bench("lithium", "1.37").BackupAsync();
        Bench bench = Batteries.Bench("lead", "1.37");
        bench.Device.IsOld = true;
        foreach (RegisterEntry entry in Bench.Catalogue.Entries("mppt_load").Where(e => e.Needs.Any(n => n.Kind == "fw_ge" && FirmwareVersion.IsBelow("1.37", n.Firmware) == true)))
        {
            bench.Device.Remove(entry.Id);
        }

        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Contains("remote_control_used is set before that: this firmware obeys device_mode only then.", Assert.Single(plan.Warnings, w => w.Code == "switched_off").Text);
        RestoreResult result = await bench.RestoreAsync(backup);
        Assert.True(result.IsComplete, result.Text);
        Assert.Equal([(0x0202, "02000000"), (0x0200, Off)], bench.Device.Writes.Take(2));
        Assert.Equal((0x0200, "01"), bench.Device.Writes[^1]);
    }

    [Fact]
    public async Task What_the_battery_does_not_bear_is_left_out_and_the_end_says_so()
    {
        DeviceBackup lead = await Batteries.Bench("lead_24").BackupAsync();
        Bench bench = Batteries.Bench("lithium");
        bench.Device[0xEDE6] = [0, 0];
        RestoreOptions only = new(["bat_auto_equalise_mode", "bat_max_current"]);
        RestorePlan plan = await bench.PlanAsync(lead, only);
        Assert.Contains(plan.Skipped, s => s is { Id: 0xEDFD, IsNotBorne: true, Why: "bat_auto_equalise_mode is not written: LiFePO4 is never equalised" });
        Assert.Equal("Not restored, because the battery does not bear it: bat_auto_equalise_mode.", Assert.Single(plan.Warnings, w => w.Code == "left_out").Text);
        RestoreResult result = await bench.RestoreAsync(lead, only);
        Assert.Equal((false, "roof: settings were restored and read back, but not bat_auto_equalise_mode: the battery does not bear what was saved."), (result.IsComplete, result.Text));
        Assert.Equal(("9600", "00", "01"), (bench.Device.Hex(0xEDF0), bench.Device.Hex(0xEDFD), bench.Device.Hex(0x0200)));
    }

    [Fact]
    public async Task A_lead_acid_battery_comes_back_over_one_that_looked_like_lithium()
    {
        DeviceBackup lead = await Batteries.Bench("lead").BackupAsync();
        Bench bench = Batteries.Bench("lithium");
        bench.Device[0xEDE6] = [0, 0];
        RestoreResult result = await bench.RestoreAsync(lead);
        Assert.True(result.IsComplete, result.Text);
        Assert.Equal("ACF9", bench.Device.Hex(0xEDF2));
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
    public async Task The_switch_itself_is_restored_only_when_asked()
    {
        Bench bench = Batteries.Bench("lead");
        DeviceBackup backup = bench.With(await bench.BackupAsync(), 0x0200, Off);
        Assert.True((await bench.PlanAsync(backup)).IsEmpty);
        Assert.True((await bench.RestoreAsync(backup, RestoreOptions.All with { SwitchAsSaved = true })).IsComplete);
        Assert.Equal((0x0200, Off), Assert.Single(bench.Device.Writes));
        Assert.True((await bench.PlanAsync(backup, RestoreOptions.All with { SwitchAsSaved = true })).IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Every_family_is_restored_and_only_what_is_stored_and_harmless_is_written(string family)
    {
        var other = new Bench(family);

        // Another battery type would hide the other figures; it has tests of its own.
        foreach (RegisterEntry entry in Restored(family).Where(e => e.Id != DeviceCatalogue.BatteryTypeRegister))
        {
            if (await OtherAsync(other, entry) is { } proposal)
            {
                Assert.Equal(SettingOutcome.Verified, (await other.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop)).Outcome);
            }
        }

        DeviceBackup changed = await other.BackupAsync();
        var bench = new Bench(family);
        RestorePlan plan = await bench.PlanAsync(changed);
        RestoreResult result = await bench.RestoreAsync(changed);
        Assert.True(result.IsComplete, result.Text);
        Assert.NotEmpty(plan.Steps);
        Assert.Equal(plan.Steps.Select(s => s.Entry.Id).Order(), bench.Device.Writes.Select(w => w.Register).Where(r => r is not 0x0200).Order());
        Assert.All(plan.Steps, s => Assert.Equal("nv", s.Entry.Storage));
        Assert.All(plan.Steps, s => Assert.DoesNotContain(s.Entry.Danger, new[] { "network", "wipe", "calibration", "silence_port" }));
        Assert.All(plan.Steps, s => Assert.DoesNotContain(Bench.Catalogue.RestoreStep(family, s.Entry.Id)!.Action, new[] { "never", "confirm", "on" }));
        int[] skipped = [.. plan.Skipped.Select(s => s.Id)];
        Assert.DoesNotContain(Writable(family, DeviceDiff.Compare(changed, await bench.BackupAsync())), r => !skipped.Contains(r.Id));
        Assert.Equal(other.Device.Writes.Select(w => w.Register).Except(skipped).Order(), plan.Steps.Select(s => s.Entry.Id).Order());
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

    [Fact]
    public async Task A_preset_is_chosen_with_the_charger_off()
    {
        Bench bench = Batteries.Bench("lead");
        (IReadOnlyList<PresetChoice>? presets, string? problem) = await bench.Presets.ListAsync(bench.Target, Bench.Stop);
        Assert.Null(problem);
        Assert.Equal((9, 255), (presets!.Count, presets.Single(p => p.IsActive).Raw));
        RestorePlan plan = await bench.Presets.PlanAsync(bench.Target, "lifepo4_14_2", Bench.Stop);
        Assert.True((await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).IsComplete);
        Assert.Equal([(0x0200, Off), (0xEDF1, "08"), (0x0200, "01")], bench.Device.Writes);
        Assert.Contains("is none of its values", (await bench.Presets.PlanAsync(bench.Target, "nicd", Bench.Stop)).Refusal);
        Assert.True((await bench.Presets.PlanAsync(bench.Target, "8", Bench.Stop)).IsEmpty);
    }

    [Fact]
    public async Task A_restore_asks_once_a_phase_and_twice_a_step()
    {
        DeviceBackup backup = await Batteries.Bench("lead_24").BackupAsync();
        Bench bench = Batteries.Bench("lithium");
        RestorePlan plan = await bench.PlanAsync(backup);
        int before = bench.Device.Reads;
        Assert.True((await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).IsComplete);

        // A read-back each, one look a phase, three around each end of the switch, one to verify.
        int most = bench.Device.Writes.Count + plan.Steps.Select(s => s.Phase).Distinct().Count() + 4;
        Assert.InRange(bench.Device.Reads - before, bench.Device.Writes.Count, most);
    }

    // Another value that may be written now.
    private static async Task<SettingProposal?> OtherAsync(Bench bench, RegisterEntry entry)
    {
        foreach (decimal number in new[] { entry.Max, entry.Min, entry.Default, 1, 2, entry.Max - entry.Scale, entry.Min + entry.Scale }.OfType<decimal>())
        {
            if (entry.IsReadable && RawBytes.Write(entry.Type, (long)(number / entry.Scale), 1) is { } bytes)
            {
                SettingProposal proposal = await bench.ProposeAsync(entry.Id, "0x" + Convert.ToHexString([.. bytes.Reverse()]));
                if (proposal is { Refusal: null, IsUnchanged: false })
                {
                    return proposal;
                }
            }
        }

        return null;
    }

    private static IEnumerable<RegisterEntry> Restored(string family) =>
        Bench.Catalogue.Entries(family).Where(e => e.IsSetting && e.IsWritable && Bench.Catalogue.RestoreStep(family, e.Id)?.Action is "write" or "type");

    private static IEnumerable<DiffRow> Writable(string family, DeviceDiff diff) => diff.Rows.Where(r => Restored(family).Any(e => e.Id == r.Id));
}
