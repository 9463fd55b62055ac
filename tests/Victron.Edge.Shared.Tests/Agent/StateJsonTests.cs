// The state topic, byte by byte for five kinds of devices, and the values that are not plain numbers.

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class StateJsonTests
{
    private readonly EdgeRun _edge = new();

    [Fact]
    public void State_of_a_battery_monitor_is_as_reviewed()
    {
        _edge.Host.UartTakes = 0;
        _edge.Link(true);
        for (int i = 0; i < 4; i++)
        {
            _edge.Send(0, DeviceBlocks.Monitor);
            _edge.Wait(100);
            _edge.Send(0, DeviceBlocks.History);
            _edge.Wait(900);
        }

        Snapshot.Matches("state-monitor", _edge.Last("ve1/state").Text);
    }

    [Theory]
    [InlineData("solar")]
    [InlineData("inverter")]
    [InlineData("charger")]
    [InlineData("dcdc")]
    public void State_of_a_device_is_as_reviewed(string device)
    {
        string[] block = device switch
        {
            "solar" => DeviceBlocks.Solar,
            "inverter" => DeviceBlocks.Inverter,
            "charger" => DeviceBlocks.Charger,
            _ => DeviceBlocks.DcDc,
        };
        _edge.Link(true);
        _edge.Seconds(4, block);
        Snapshot.Matches("state-" + device, _edge.Last("ve1/state").Text);
    }

    [Theory]
    [InlineData("TTG=1327", "1327", "true")]
    [InlineData("TTG=-1", "null", "false")]
    [InlineData("TTG=---", "null", "null")]
    public void Time_to_go_tells_minutes_and_whether_the_battery_is_discharged(string field, string minutes, string discharging)
    {
        Publish(DeviceBlocks.Monitor.With(field));
        Assert.Equal(minutes, _edge.Value("time_to_go"));
        Assert.Equal(discharging, _edge.Value("discharging"));
    }

    [Theory]
    [InlineData("V=12800", "battery_voltage", "12.800")]
    [InlineData("V=-12", "battery_voltage", "-0.012")]
    [InlineData("I=-4210", "battery_current", "-4.210")]
    [InlineData("SOC=1000", "state_of_charge", "100.0")]
    [InlineData("SOC=---", "state_of_charge", "null")]
    [InlineData("T=-7", "battery_temperature", "-7")]
    [InlineData("Alarm=On", "alarm", "true")]
    [InlineData("Relay=OFF", "relay", "false")]
    [InlineData("AR=0", "alarm_reason", "[]")]
    [InlineData("AR=5", "alarm_reason", "[\"low_voltage\",\"low_soc\"]")]
    [InlineData("AR=32769", "alarm_reason", "[\"low_voltage\",\"unknown_15\"]")]
    [InlineData("MON=-9", "monitor_mode", "\"solar_charger\"")]
    [InlineData("MON=99", "monitor_mode", "\"unknown_99\"")]
    public void Value_of_a_field_is_printed_in_its_unit(string field, string key, string expected)
    {
        Publish(DeviceBlocks.Monitor.With(field));
        Assert.Equal(expected, _edge.Value(key));
    }

    [Fact]
    public void A_refused_value_is_left_out_and_the_others_stay()
    {
        Publish(DeviceBlocks.Monitor.With("SOC=9999"));
        Assert.DoesNotContain("state_of_charge", _edge.Last("ve1/state").Text, StringComparison.Ordinal);
        Assert.Equal("12.846", _edge.Value("battery_voltage"));
    }

    [Fact]
    public void Identity_is_never_in_the_state()
    {
        Publish(DeviceBlocks.Solar);
        Assert.DoesNotContain("HQ9901TEST1", _edge.Last("ve1/state").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("product_id", _edge.Last("ve1/state").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_counts_states_and_tells_the_run_and_its_age()
    {
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Solar);
        Assert.Equal(["{\"seq\":1,\"boot_id\":\"1a2b3c4d\",\"uptime_ms\":0,", "{\"seq\":2,\"boot_id\":\"1a2b3c4d\",\"uptime_ms\":1000,", "{\"seq\":3,\"boot_id\":\"1a2b3c4d\",\"uptime_ms\":2000,"], _edge.Of("ve1/state").Select(Head));
    }

    private static string Head(Message state) => state.Text[..(state.Text.IndexOf("battery_voltage", StringComparison.Ordinal) - 1)];

    private void Publish(string[] block)
    {
        _edge.Host.UartTakes = 0;
        _edge.Link(true);
        _edge.Seconds(3, block);
    }
}
