// When a state goes out: at the interval, at once when it matters, once a minute at least, and never twice or in between.

using System.Text.Json;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class PublishPolicyTests
{
    [Fact]
    public void A_device_with_one_block_a_second_is_published_every_second()
    {
        EdgeRun edge = Online(1_000);
        edge.Seconds(10, DeviceBlocks.Solar);
        Assert.Equal(10, edge.Of("ve1/state").Count);
    }

    [Theory]
    [InlineData(2_000, 30)]
    [InlineData(5_000, 12)]
    [InlineData(10_000, 6)]
    public void An_interval_is_kept_by_a_device_that_speaks_every_second(int intervalMs, int states)
    {
        EdgeRun edge = Online(intervalMs);
        edge.Seconds(60, DeviceBlocks.Solar);
        Assert.InRange(edge.Of("ve1/state").Count, states, states + 1);
        long[] gaps = [.. Gaps(edge).Skip(1)];   // the first second comes 400 ms late, when it is known to be whole
        Assert.All(gaps, gap => Assert.Equal(intervalMs, gap));
    }

    [Fact]
    public void A_second_that_comes_a_little_early_still_counts()
    {
        EdgeRun edge = Online(1_000);
        edge.Seconds(3, DeviceBlocks.Solar);
        int before = edge.Of("ve1/state").Count;
        for (int i = 0; i < 20; i++)
        {
            edge.Send(0, DeviceBlocks.Solar);
            edge.Wait(i % 2 == 0 ? 980 : 1_020);
        }

        Assert.Equal(before + 20, edge.Of("ve1/state").Count);
    }

    [Fact]
    public void A_state_is_published_once_a_minute_whatever_the_interval()
    {
        EdgeRun edge = Online(600_000);
        edge.Seconds(130, DeviceBlocks.Solar);
        Assert.Equal(3, edge.Of("ve1/state").Count);
        Assert.All(Gaps(edge), gap => Assert.InRange(gap, 59_000, 60_000));
    }

    [Fact]
    public void A_load_that_is_switched_goes_out_with_its_block()
    {
        EdgeRun edge = Online(60_000);
        edge.Seconds(5, DeviceBlocks.Solar);
        long before = edge.NowMs;
        edge.Send(0, DeviceBlocks.Solar.With("LOAD=OFF"));
        Assert.Equal(before, edge.Last("ve1/state").AtMs);
        Assert.Equal("false", edge.Value("load_output"));
        Assert.Equal(2, edge.Of("ve1/state").Count);
    }

    [Fact]
    public void A_new_state_of_the_charger_goes_out_as_soon_as_it_is_believed()
    {
        EdgeRun edge = Online(60_000);
        edge.Seconds(5, DeviceBlocks.Solar);
        edge.Second(DeviceBlocks.Solar.With("CS=5"));
        _ = Assert.Single(edge.Of("ve1/state"));
        long before = edge.NowMs;
        edge.Send(0, DeviceBlocks.Solar.With("CS=5"));
        Assert.Equal(before, edge.Last("ve1/state").AtMs);
        Assert.Equal("\"float\"", edge.Value("device_state"));
    }

    [Fact]
    public void A_measurement_alone_waits_for_the_interval()
    {
        EdgeRun edge = Online(60_000);
        edge.Seconds(5, DeviceBlocks.Solar);
        edge.Seconds(5, DeviceBlocks.Solar.With("V=13420"));
        _ = Assert.Single(edge.Of("ve1/state"));
    }

    [Fact]
    public void Without_an_interval_every_believed_second_is_published()
    {
        EdgeRun edge = Online(0);
        edge.Seconds(3, DeviceBlocks.Charger);
        edge.Seconds(3, DeviceBlocks.Charger.With("V=13990"));
        Assert.Equal(["13.790", "13.790", "13.790", "13.990", "13.990", "13.990"], edge.Of("ve1/state").Select(state => Number(state, "battery_voltage")));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], edge.Of("ve1/state").Select(state => Number(state, "seq")));
    }

    [Fact]
    public void Nothing_is_published_while_there_is_no_connection()
    {
        var edge = new EdgeRun();   // its host fails on any message until the link is up
        edge.Agent.OnHealth("192.0.2.7", -60, 100_000);
        edge.Seconds(5, DeviceBlocks.Charger);
        edge.Link(true);
        edge.Wait(100);
        Assert.Equal("5", edge.Value("seq"));   // the newest of five samples, the others wait in the ring
        _ = Assert.Single(edge.Of("ve1/state"));
        edge.Link(false);
        edge.Seconds(120, DeviceBlocks.Charger);
        edge.Link(true);
        edge.Wait(100);
        Assert.Equal("125", edge.Value("seq"));
    }

    [Fact]
    public void Numbers_of_states_have_no_hole_where_the_host_could_not_take_one()
    {
        EdgeRun edge = Online(1_000);
        edge.Host.Refuses = topic => topic.EndsWith("/state", StringComparison.Ordinal) && edge.Host.Refused.Count % 3 != 2;
        edge.Seconds(9, DeviceBlocks.Charger);
        Assert.NotEmpty(edge.Host.Refused);
        Assert.Equal(Enumerable.Range(1, edge.Of("ve1/state").Count).Select(i => $"{i}"), edge.Of("ve1/state").Select(state => Number(state, "seq")));
    }

    [Fact]
    public void Ports_are_numbered_and_published_by_themselves()
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.PortCount = 3;
        var edge = new EdgeRun(settings);
        edge.Link(true);
        for (int i = 0; i < 3; i++)
        {
            edge.Send(0, DeviceBlocks.Solar);
            edge.Send(2, DeviceBlocks.Charger);
            edge.Wait(1_000);
        }

        Assert.Equal(("13.410", "13.790"), (Number(edge.Last("ve1/state"), "battery_voltage"), Number(edge.Last("ve3/state"), "battery_voltage")));
        Assert.Empty(edge.Of("ve2/state"));
        Assert.Equal("3", Number(edge.Last("ve3/state"), "seq"));
    }

    private static EdgeRun Online(int intervalMs)
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.IntervalMs = intervalMs;
        var edge = new EdgeRun(settings);
        edge.Link(true);
        return edge;
    }

    private static IEnumerable<long> Gaps(EdgeRun edge)
    {
        long[] times = [.. edge.Of("ve1/state").Select(state => state.AtMs)];
        return times.Zip(times.Skip(1), (before, after) => after - before);
    }

    private static string Number(Message state, string key)
    {
        using var json = JsonDocument.Parse(state.Text);
        return json.RootElement.GetProperty(key).GetRawText();
    }
}
