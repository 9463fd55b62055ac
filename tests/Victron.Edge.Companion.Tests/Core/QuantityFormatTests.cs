// Numbers as people read them: decimals a unit, true minus, plus for charging, ages and durations.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Core;

public sealed class QuantityFormatTests
{
    [Theory]
    [InlineData("13.425", "V", "battery_voltage", "13.43 V")]
    [InlineData("230.04", "V", "ac_output_voltage", "230.0 V")]
    [InlineData("-8.949", "A", "battery_current", "\u22128.9 A")]
    [InlineData("214", "W", "pv_power", "214 W")]
    [InlineData("1.32", "kWh", "yield_today", "1.32 kWh")]
    [InlineData("-12.34", "Ah", "consumed_ah", "\u221212.3 Ah")]
    [InlineData("25", "°C", "battery_temperature", "25 °C")]
    public void Each_unit_has_its_decimals(string text, string unit, string key, string shown) =>
        Assert.Equal(shown, QuantityFormat.Brief(Read(text), unit, key));

    [Theory]
    [InlineData("98.5", "99 %")]
    [InlineData("99.0", "99 %")]
    [InlineData("99.9", "99 %")]
    [InlineData("100.0", "100 %")]
    [InlineData("87.4", "87 %")]
    public void Only_a_full_battery_shows_100_percent(string text, string shown) =>
        Assert.Equal(shown, QuantityFormat.Brief(Read(text), "%", "state_of_charge"));

    [Theory]
    [InlineData("8.9", "A", "+8.9 A")]
    [InlineData("-8.9", "A", "\u22128.9 A")]
    [InlineData("0.04", "A", "0.0 A")]
    [InlineData("-0.04", "A", "0.0 A")]
    [InlineData("118", "W", "+118 W")]
    public void A_sign_is_shown_unless_the_shown_number_is_zero(string text, string unit, string shown) =>
        Assert.Equal(shown, QuantityFormat.WithSign(Read(text), unit));

    [Theory]
    [InlineData(48, "48 min")]
    [InlineData(312, "5 h 12 min")]
    [InlineData(3120, "2 d 4 h")]
    public void Durations_have_two_units_at_most(long minutes, string shown) => Assert.Equal(shown, QuantityFormat.Duration(minutes));

    [Theory]
    [InlineData(1.9, "1 s")]
    [InlineData(42, "42 s")]
    [InlineData(1380, "23 min")]
    [InlineData(18000, "5 h")]
    [InlineData(200000, "2 d")]
    public void Ages_have_one_unit(double seconds, string shown) => Assert.Equal(shown, QuantityFormat.Age(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void An_unknown_age_is_no_zero() => Assert.Equal("--", QuantityFormat.Age(null));

    private static FixedNumber Read(string text)
    {
        Assert.True(FixedNumber.TryParse(text, out FixedNumber number));
        return number;
    }
}
