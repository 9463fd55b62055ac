// What devices remember, read from bytes. The day is the recorded one of the protocol's description.

using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class HistorySessionTests
{
    private const string Recorded = "000000000000000000ED04C6040000000000C200000000000B0000000900C80D1201";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_recorded_day_has_its_numbers()
    {
        SolarDay day = SolarDayReader.Read(0x1050, Convert.FromHexString(Recorded))!;
        Assert.Equal((0, 274, 12.61m, 12.22m), (day.Ago, day.Number, day.BatteryMax, day.BatteryMin));
        Assert.Equal((194, 0, 0), (day.BulkMinutes, day.AbsorptionMinutes, day.FloatMinutes));
        Assert.Equal((11m, 0.9m, 35.28m), (day.PowerMax, day.CurrentMax, day.PanelMax));
        Assert.Empty(day.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("01000000000000000000000000000000000000000000000000000000000000000000")]
    public void A_record_of_another_form_is_no_day(string bytes) => Assert.Null(SolarDayReader.Read(0x1050, Convert.FromHexString(bytes)));

    [Fact]
    public async Task Days_that_the_device_has_are_shown_and_those_it_has_not_are_no_fault()
    {
        var desk = new SettingsDesk();
        desk.Device.Registers[0x1050] = Convert.FromHexString(Recorded);
        Assert.Equal(0, await HistorySession.RunAsync(desk.Work, false, false, Stop));
        Assert.Equal(2, desk.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("today", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_without_days_and_one_without_answers_are_told_apart()
    {
        var young = new SettingsDesk();
        Assert.Equal(1, await HistorySession.RunAsync(young.Work, true, false, Stop));
        Assert.Equal(("", "test: SmartSolar MPPT 75/15 has no day in its history yet.\n"), (young.Output, young.Error));
        var silent = new SettingsDesk();
        silent.Device.IsSilent = true;
        Assert.Equal(1, await HistorySession.RunAsync(silent.Work, false, true, Stop));
        Assert.Equal(("", "test: SmartSolar MPPT 75/15 did not answer; try again.\n"), (silent.Output, silent.Error));
    }

    [Fact]
    public async Task A_battery_monitor_shows_its_counters()
    {
        var desk = new SettingsDesk();
        desk.Device.Registers[0x0300] = Convert.FromHexString("3EF0FFFF");
        desk.Device.Registers[0x0310] = Convert.FromHexString("48C60000");
        SettingsWork monitor = desk.Work with { Target = desk.Work.Target with { Name = "BMV-712 Smart", Family = "bmv712" } };
        Assert.Equal(0, await HistorySession.RunAsync(monitor, true, false, Stop));
        Assert.Equal("name,value,unit\nhist_deepest_discharge,-403.4,Ah\nhist_kwh_out,507.60,kWh\n", desk.Output);
        SettingsWork battery = monitor with { Target = monitor.Target with { Name = "Other", Family = "other" } };
        Assert.Equal(1, await HistorySession.RunAsync(battery, false, false, Stop));
        Assert.EndsWith("test: Other keeps no history that is known.\n", desk.Error, StringComparison.Ordinal);
    }
}
