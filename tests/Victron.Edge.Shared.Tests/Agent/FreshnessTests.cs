// FreshnessTests: an old number never looks new, and one device is never taken for another.

using System.Text.Json;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class FreshnessTests
{
    private readonly EdgeRun _edge = new();

    [Fact]
    public void A_state_from_before_a_silence_is_not_sent_when_the_device_comes_back()
    {
        _edge.Link(true);
        _edge.Seconds(5, DeviceBlocks.Inverter);
        _edge.Wait(20_000);
        _edge.Link(false);
        _edge.Link(true);
        _edge.Wait(7_200_000);
        Assert.Equal("offline", _edge.Last("ve1/status").Text);
        int before = _edge.Of("ve1/state").Count;

        _edge.Second(DeviceBlocks.Inverter.With("V=11900"));
        Assert.Equal("online", _edge.Last("ve1/status").Text);
        Assert.Equal(before, _edge.Of("ve1/state").Count);
        _edge.Second(DeviceBlocks.Inverter.With("V=11900"));
        Assert.Equal("11.900", _edge.Value("battery_voltage"));
    }

    [Fact]
    public void A_state_that_is_announced_anew_keeps_its_number_and_its_time()
    {
        _edge.Agent.OnClock(1_780_000_000_000, _edge.NowMs);
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Solar);
        string sent = _edge.Last("ve1/state").Text;
        _edge.Wait(3_000);
        _edge.Link(false);
        _edge.Link(true);
        Assert.Equal("online", _edge.Last("ve1/status").Text);
        Assert.Equal(sent, _edge.Last("ve1/state").Text);
    }

    [Fact]
    public void Another_product_on_the_port_does_not_inherit_the_serial_number()
    {
        _edge.Link(true);
        _edge.Seconds(4, DeviceBlocks.Solar);
        Assert.Equal("HQ9901TEST1", Info("serial"));
        _edge.Host.UartTakes = 0;   // it is asked by HEX, and this one cannot be
        _edge.Wait(30_000);
        _edge.Seconds(4, DeviceBlocks.Unnamed);
        Assert.Equal("0xA30A", Info("pid"));
        Assert.Null(Info("serial"));
    }

    [Fact]
    public void A_product_nobody_has_heard_of_is_announced_to_Home_Assistant_too()
    {
        var settings = EdgeRun.Settings();
        settings.Discovery = true;
        var edge = new EdgeRun(settings);
        edge.Link(true);
        edge.Seconds(10, "PID=0xA3FF", "V=13000", "I=1000", "T=20");
        Assert.Contains(edge.Host.Messages, message => message.Topic == "homeassistant/sensor/van_ve1/battery_voltage/config");
    }

    private string? Info(string key)
    {
        using var json = JsonDocument.Parse(_edge.Last("ve1/info").Text);
        return json.RootElement.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;
    }
}
