// A restore that nothing disturbs: what it writes, in which order, what it leaves alone and what it says before.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestoreTests
{
    private const string Off = "04";

    private static readonly string[] HarmfulDangers = ["network", "wipe", "calibration", "silence_port"];
    private static readonly string[] OtherActions = ["never", "confirm", "on"];

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
    public async Task With_the_type_of_the_user_even_equal_figures_are_written_and_those_that_cannot_be_are_named()
    {
        DeviceBackup backup = await Batteries.Bench("lead").BackupAsync();
        Bench bench = Batteries.Bench("preset_3");
        (bench.Device[0xEDF7], bench.Device[0xEDF6], bench.Device[0xEDF4]) = ([0x20, 0x03], [0x20, 0x03], [0x20, 0x03]);
        RestorePlan plan = await bench.PlanAsync(backup);
        Assert.Contains("bat_low_temp_charge_current", Assert.Single(plan.Warnings, w => w.Code == "kept_figures").Text);
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
        Assert.All(plan.Steps, s => Assert.DoesNotContain(s.Entry.Danger, HarmfulDangers));
        Assert.All(plan.Steps, s => Assert.DoesNotContain(Bench.Catalogue.RestoreStep(family, s.Entry.Id)!.Action, OtherActions));
        int[] skipped = [.. plan.Skipped.Select(s => s.Id)];
        Assert.DoesNotContain(Writable(family, DeviceDiff.Compare(changed, await bench.BackupAsync())), r => !skipped.Contains(r.Id));
        Assert.Equal(other.Device.Writes.Select(w => w.Register).Except(skipped).Order(), plan.Steps.Select(s => s.Entry.Id).Order());
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
        plan = await bench.Presets.PlanAsync(bench.Target, "255", Bench.Stop);
        Assert.Contains("bat_absorption_v, ", Assert.Single(plan.Warnings, w => w.Code == "user_figures").Text);
    }

    [Fact]
    public async Task A_restore_asks_once_a_phase_and_three_times_a_step()
    {
        DeviceBackup backup = await Batteries.Bench("lead_24").BackupAsync();
        Bench bench = Batteries.Bench("lithium");
        RestorePlan plan = await bench.PlanAsync(backup);
        int before = bench.Device.Reads;
        Assert.True((await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop)).IsComplete);

        // A look and a read-back each, one look a phase, two before the switch goes off, two before it goes on, one to verify.
        int most = (2 * bench.Device.Writes.Count) + plan.Steps.Select(s => s.Phase).Distinct().Count() + 5;
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
