// The info topics: what the edge is and how it fares, and which device hangs on a port.

using System.Text.Json;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class InfoTests
{
    private static readonly string[] KnownToTheHost = ["ip", "rssi", "heap_free"];

    private readonly EdgeRun _edge = new();

    [Fact]
    public void Info_of_an_edge_is_as_reviewed()
    {
        _edge.Agent.OnHealth("192.0.2.7", -61, 81_920);
        _edge.Link(true);
        _edge.Feed(0, [.. ":A8DED00D204FB\n:A8DED00D204FC\n\r\nV\t1\r\nChecksum\t?"u8]);
        _edge.Seconds(2, DeviceBlocks.Inverter);
        _edge.Second(DeviceBlocks.Inverter.With("V=13990"));
        _edge.Seconds(67, DeviceBlocks.Inverter.With("MODE=bad"));
        Snapshot.Matches("info-edge", _edge.Last("info").Text);
    }

    [Fact]
    public void Info_of_an_edge_comes_at_connect_ten_seconds_later_and_each_minute()
    {
        _edge.Link(true);
        _edge.Wait(180_500);
        Assert.Equal([0L, 10L, 70L, 130L], _edge.Of("info").Select(info => (info.AtMs - 100_000) / 1_000));
    }

    [Fact]
    public void What_the_host_does_not_know_is_left_out()
    {
        _edge.Link(true);
        using var json = JsonDocument.Parse(_edge.Last("info").Text);
        Assert.Equal(1, json.RootElement.GetProperty("contract").GetInt32());
        Assert.False(json.RootElement.GetProperty("writes").GetProperty("allowed").GetBoolean());
        Assert.All(KnownToTheHost, name => Assert.False(json.RootElement.TryGetProperty(name, out _), name));
    }

    [Fact]
    public void Reconnects_are_counted_from_the_second_connect_on()
    {
        foreach (int expected in new[] { 0, 1, 2 })
        {
            _edge.Link(true);
            using var json = JsonDocument.Parse(_edge.Last("info").Text);
            Assert.Equal(expected, json.RootElement.GetProperty("reconnects").GetInt32());
            _edge.Link(false);
        }
    }

    [Fact]
    public void Info_of_a_battery_monitor_is_as_reviewed()
    {
        _edge.Host.UartTakes = 0;
        _edge.Link(true);
        _edge.Seconds(4, DeviceBlocks.Monitor);
        Snapshot.Matches("info-monitor", _edge.Last("ve1/info").Text);
    }

    [Fact]
    public void Info_of_a_charger_is_as_reviewed()
    {
        _edge.Link(true);
        _edge.Seconds(4, DeviceBlocks.Charger);
        Snapshot.Matches("info-charger", _edge.Last("ve1/info").Text);
    }

    [Fact]
    public void A_device_is_named_when_it_was_seen_twice()
    {
        _edge.Link(true);
        _edge.Second(DeviceBlocks.Solar);
        Assert.DoesNotContain(_edge.Of("ve1/info"), info => info.Text.Contains("HQ9901TEST1", StringComparison.Ordinal) || info.Text.Contains("A053", StringComparison.Ordinal));
        _edge.Second(DeviceBlocks.Solar);
        Assert.Equal("{\"pid\":\"0xA053\",\"product\":\"SmartSolar MPPT 75/15\",\"family\":\"mppt_load\",\"serial\":\"HQ9901TEST1\",\"firmware\":\"1.59\"}", _edge.Last("ve1/info").Text);
    }

    [Fact]
    public void A_serial_number_forged_for_one_second_makes_no_other_device()
    {
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Solar);
        int before = _edge.Of("ve1/info").Count;
        _edge.Second(DeviceBlocks.Solar.With("SER#=HQ9901TESTX"));
        _edge.Seconds(3, DeviceBlocks.Solar);
        Assert.Equal(before, _edge.Of("ve1/info").Count);
        Assert.DoesNotContain(_edge.Of("ve1/info"), info => info.Text.Contains("TESTX", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_device_on_the_port_is_named_in_its_turn()
    {
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Solar);
        _edge.Seconds(4, DeviceBlocks.Solar.With("PID=0xA050").With("SER#=HQ9909TEST9"));
        Assert.Contains("\"serial\":\"HQ9909TEST9\"", _edge.Last("ve1/info").Text, StringComparison.Ordinal);
        Assert.Contains("\"product\":\"SmartSolar MPPT 250/100\"", _edge.Last("ve1/info").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_that_the_tables_do_not_know_falls_back_to_the_family_of_its_labels()
    {
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Solar.With("PID=0xAFFE"));
        Assert.Equal("{\"pid\":\"0xAFFE\",\"family\":\"mppt_load\",\"serial\":\"HQ9901TEST1\",\"firmware\":\"1.59\"}", _edge.Last("ve1/info").Text);
    }
}
