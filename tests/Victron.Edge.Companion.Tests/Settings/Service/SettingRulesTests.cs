// The rules of settings, each by a value that breaks it and the words that it gets. Nothing is written in any of them.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class SettingRulesTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData(0xEDF7, "17.41", "17.41 V is out of range for bat_absorption_v; allowed: 8.00 to 17.40 V.")]
    [InlineData(0xEDF7, "7.99 V", "7.99 V is out of range for bat_absorption_v; allowed: 8.00 to 17.40 V.")]
    [InlineData(0xEDF7, "0xFFFF", "bat_absorption_v is not written: this value stands for 'not available'.")]
    [InlineData(0xEDF7, "13.79", "bat_absorption_v must be at least bat_float_v (13.80 V); 13.79 V is not. Change bat_float_v first if both are to move.")]
    [InlineData(0xEDF7, "16.3", "bat_absorption_v must be at most bat_equal_v (16.20 V)")]
    [InlineData(0xEDF6, "14.41", "bat_float_v must be at most bat_absorption_v (14.40 V)")]
    [InlineData(0xEDF4, "14.39", "bat_equal_v must be at least bat_absorption_v (14.40 V)")]
    [InlineData(0xEDF0, "15.1 A", "15.1 A is out of range for bat_max_current; allowed: 1.0 to 15.0 A.")]
    [InlineData(0xEDF0, "0", "0.0 A is out of range for bat_max_current")]
    [InlineData(0xEDEA, "36", "is no value for bat_voltage_setting; allowed: 0 to 24 V.")]
    [InlineData(0xEDEA, "13", "is no value for bat_voltage_setting; allowed:")]
    [InlineData(0xEDF1, "9", "is no value for bat_type; allowed:")]
    [InlineData(0x0200, "2", "is no value for device_mode; allowed:")]
    [InlineData(0xEDF2, "21.5", "21.50 mV/°C is out of range for bat_temp_comp; allowed: -21.00 to 21.00 mV/°C.")]
    [InlineData(0xEDF7, "14.405", "finer than the device keeps it, in steps of 0.01 V")]
    [InlineData(0xEDF7, "14,4", "has a comma; write decimals with a point")]
    [InlineData(0xEDF7, "14.4 A", "'A' is the wrong unit: its unit is V")]
    [InlineData(0xEDF7, "", "no value is given")]
    [InlineData(0xEDF7, "warm", "'warm' is no number")]
    public async Task A_bad_value_is_refused_with_what_would_do(int register, string value, string words)
    {
        SettingProposal proposal = await _bench.ProposeAsync(register, value);
        Assert.Contains(words, proposal.Refusal);
        Assert.DoesNotContain('\n', proposal.Refusal!);
        Assert.Empty(proposal.NewRaw);
        Assert.Equal(SettingOutcome.Refused, (await _bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop)).Outcome);
        Assert.Empty(_bench.Device.Writes);
    }

    [Fact]
    public async Task Limits_go_with_the_system_voltage()
    {
        _bench.Device[0xEDEF] = [24];
        (_bench.Device[0x2211], _bench.Device[0x2212]) = ([0x40, 0x06], [0x98, 0x0D]);
        Assert.Contains("allowed: 16.00 to 34.80 V", (await _bench.ProposeAsync(0xEDF7, "14.4")).Refusal);
        (_bench.Device[0xEDF7], _bench.Device[0xEDF6], _bench.Device[0xEDF4]) = ([0x40, 0x0B], [0xC8, 0x0A], [0xA8, 0x0C]);
        Assert.Null((await _bench.ProposeAsync(0xEDF7, "28.5")).Refusal);
        _bench.Device.Remove(0xEDEF);
        Assert.Contains("could not be read (the device does not have it), and the battery voltage must be known first", (await _bench.ProposeAsync(0xEDF7, "28.5")).Refusal);
    }

    [Fact]
    public async Task Figures_of_the_user_want_the_type_of_the_user()
    {
        _bench.Device[0xEDF1] = [3];
        string? refusal = (await _bench.ProposeAsync(0xEDF7, "14.3")).Refusal;
        Assert.StartsWith("bat_absorption_v is only in force while bat_type is ", refusal);
        Assert.EndsWith("Set bat_type first.", refusal);
    }

    [Fact]
    public async Task Lithium_is_told_by_its_figures_and_bears_no_equalising_and_no_compensation()
    {
        (_bench.Device[0xEDF2], _bench.Device[0xEDE6], _bench.Device[0xEDF7], _bench.Device[0xEDF6]) = ([0, 0], [0, 0], [0x8C, 0x05], [0x46, 0x05]);
        Assert.Equal("bat_equal_v is not written: LiFePO4 is never equalised.", (await _bench.ProposeAsync(0xEDF4, "16.0")).Refusal);
        Assert.Equal("bat_auto_equalise_mode is not written: LiFePO4 is never equalised.", (await _bench.ProposeAsync(0xEDFD, "7")).Refusal);
        Assert.Equal("bat_temp_comp is not written: LiFePO4 has no temperature compensation.", (await _bench.ProposeAsync(0xEDF2, "-16.2")).Refusal);
        Assert.DoesNotContain((await _bench.ProposeAsync(0xEDF7, "14.1")).Warnings, w => w.Code == "chemistry");
        SettingProposal high = await _bench.ProposeAsync(0xEDF7, "14.7");
        Assert.Equal("14.70 V for bat_absorption_v: LiFePO4 bears 14.0 to 14.6 V for absorption (at 12 V).", Assert.Single(high.Warnings, w => w.Code == "chemistry").Text);
    }

    [Fact]
    public async Task An_unknown_battery_is_warned_of_for_both_chemistries()
    {
        SettingProposal proposal = await _bench.ProposeAsync(0xEDF7, "16.1");
        Assert.Equal(2, proposal.Warnings.Count(w => w.Code == "chemistry"));
    }

    [Fact]
    public async Task A_device_without_the_register_or_without_an_answer_is_not_written()
    {
        _bench.Device.Remove(0xEDFE);
        Assert.Equal($"{_bench.Entry(0xEDFE).Key} is not written: this device does not have it.", (await _bench.ProposeAsync(0xEDFE, "1")).Refusal);
        _bench.Device.IsSilent = true;
        Assert.Contains("the device did not answer when it was read", (await _bench.ProposeAsync(0xEDF7, "14.3")).Refusal);
    }

    [Fact]
    public async Task Firmware_decides_and_unknown_firmware_counts_against_the_write()
    {
        _bench.Target = _bench.Target with { Firmware = "1.41" };
        Assert.EndsWith("needs firmware 1.42 or later; this device has 1.41.", (await _bench.ProposeAsync(0xEDFE, "1")).Refusal);
        _bench.Target = _bench.Target with { Firmware = null };
        Assert.EndsWith("needs firmware 1.42 or later, and the firmware of this device is not known.", (await _bench.ProposeAsync(0xEDFE, "1")).Refusal);
    }

    [Fact]
    public async Task Old_firmware_wants_remote_control_first()
    {
        _bench.Target = _bench.Target with { Firmware = "1.37" };
        Assert.Contains("is only obeyed after remote_control_used was set, once after each power-up.", (await _bench.ProposeAsync(0x0200, "off")).Refusal);
        _bench.Device[0x0202] = [3, 0, 0, 0];
        Assert.Null((await _bench.ProposeAsync(0x0200, "off")).Refusal);
    }

    [Fact]
    public async Task What_may_not_be_written_is_refused_whatever_the_value()
    {
        foreach (string family in Bench.Catalogue.Families.Select(f => f.Key))
        {
            var bench = new Bench(family);
            foreach (RegisterEntry entry in Bench.Catalogue.Entries(family).Where(e => !e.IsWritable))
            {
                Assert.Equal($"{entry.Key} is not written: {entry.WhyNot}.", (await bench.Settings.ProposeAsync(bench.Target, entry, "1", Bench.Stop)).Refusal);
            }
        }
    }
}
