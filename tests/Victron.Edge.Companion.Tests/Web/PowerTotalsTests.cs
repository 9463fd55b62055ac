// Sums of the overview: only of devices that are there, loads only with a battery monitor, nothing invented.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class PowerTotalsTests
{
    private static readonly Device Monitor = Of("monitor", ("state_of_charge", "87.0"), ("battery_voltage", "13.400"), ("battery_current", "5.000"), ("battery_power", "67"));
    private static readonly Device Solar = Of("solar", ("pv_power", "150"), ("battery_voltage", "13.400"), ("battery_current", "9.000"), ("load_current", "1.000"));
    private static readonly Device Engine = Of("engine", ("dc_input_voltage", "14.00"), ("battery_voltage", "13.400"), ("battery_current", "10.000"));
    private static readonly Device Inverter = Of("inverter", ("ac_output_voltage", "230.00"), ("ac_output_apparent_power", "40"), ("battery_voltage", "13.300"));

    [Fact]
    public void Loads_are_what_chargers_give_less_what_the_battery_takes()
    {
        PowerTotals totals = Totals((Monitor, Freshness.Live), (Solar, Freshness.Live), (Engine, Freshness.Live), (Inverter, Freshness.Live));
        Assert.Equal((150m, 134m, 67m, 40m), (totals.Solar, totals.Engine, totals.Battery, totals.Inverter));
        Assert.Equal(134m + 134m - 67m, totals.Loads);
        Assert.Null(totals.Mains);
        Assert.Equal("87.0", totals.Charge!.Text);
        Assert.Empty(totals.LeftOut);
    }

    [Fact]
    public void Without_a_battery_monitor_nobody_knows_the_loads()
    {
        PowerTotals totals = Totals((Solar, Freshness.Live));
        Assert.Equal((150m, null, null), (totals.Solar, totals.Battery, totals.Loads));
    }

    [Theory]
    [InlineData(Freshness.Late)]
    [InlineData(Freshness.Offline)]
    public void What_is_not_there_is_in_no_sum_and_named(Freshness freshness)
    {
        PowerTotals totals = Totals((Monitor, freshness), (Solar, Freshness.Live), (Engine, freshness));
        Assert.Equal((150m, null, null, null), (totals.Solar, totals.Engine, totals.Battery, totals.Loads));
        Assert.Equal(["van-1/monitor", "van-1/engine"], totals.LeftOut);
        Assert.Equal(["battery", "solar", "engine"], totals.Kinds);
    }

    [Fact]
    public void A_few_watts_of_rounding_are_no_load()
    {
        Device balanced = Of("monitor", ("state_of_charge", "87.0"), ("battery_power", "131"));
        Assert.Equal(0m, Totals((balanced, Freshness.Live), (Solar, Freshness.Live)).Loads);
    }

    [Fact]
    public void A_value_that_the_device_calls_absent_counts_for_nothing()
    {
        Device asleep = Solar with { Values = [KeyValuePair.Create("pv_power", new LiveValue(LiveValueKind.Absent, "", default))] };
        Assert.Null(Totals((asleep, Freshness.Live)).Solar);
    }

    [Fact]
    public void A_charger_without_news_leaves_the_loads_unknown()
    {
        Assert.Null(Totals((Monitor, Freshness.Live), (Solar, Freshness.Live), (Engine, Freshness.Offline)).Loads);
    }

    [Fact]
    public void A_charger_that_nobody_reads_leaves_the_loads_unknown_and_not_below_nothing()
    {
        Device charged = Of("monitor", ("state_of_charge", "87.0"), ("battery_power", "500"));
        Assert.Null(Totals((charged, Freshness.Live), (Solar, Freshness.Live)).Loads);
    }

    [Fact]
    public void A_charger_that_is_quiet_for_minutes_gives_nothing_whatever_it_said_last()
    {
        PowerTotals night = PowerTotals.Of([(Monitor, Freshness.Live, TimeSpan.Zero), (Solar, Freshness.Quiet, TimeSpan.FromHours(3))]);
        Assert.Equal(0m, night.Solar);
        Assert.Empty(night.LeftOut);
    }

    [Fact]
    public void A_charger_that_is_quiet_while_its_registers_are_read_is_left_out_and_named()
    {
        PowerTotals read = PowerTotals.Of([(Monitor, Freshness.Live, TimeSpan.Zero), (Solar, Freshness.Quiet, TimeSpan.FromSeconds(5))]);
        Assert.Equal((null, null), (read.Solar, read.Loads));
        Assert.Equal(["van-1/solar"], read.LeftOut);
    }

    private static PowerTotals Totals(params (Device Device, Freshness Freshness)[] devices) =>
        PowerTotals.Of([.. devices.Select(each => (each.Device, each.Freshness, (TimeSpan?)TimeSpan.FromSeconds(1)))]);

    private static Device Of(string port, params (string Key, string Digits)[] values) => new(new PortAddress("van-1", port))
    {
        Values = [.. values.Select(value => KeyValuePair.Create(value.Key, new LiveValue(LiveValueKind.Number, value.Digits, default)))],
    };
}
