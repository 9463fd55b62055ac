// The whole way on .NET: bytes, edge core, a real broker inside the test, live state.

using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.Companion.Demo;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Serial;
using Victron.Edge.Simulator;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class EdgeHostTests : IStatusLog
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    void IStatusLog.Line(string text)
    {
    }

    [Fact]
    public async Task Three_simulated_devices_are_live_behind_a_broker()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var state = new LiveState(TimeProvider.System);
        Task<BrokerEnd> road = Listen(broker, state, end.Token);
        IReadOnlyList<ISerialSource> sources = SimulatedSource.Of(new SimulatedSystem(Scenario.Demo), TimeProvider.System);
        Task<string?> host = new EdgeHost(Settings(), sources, broker.Address, this, TimeProvider.System, new Random(1)).RunAsync(end.Token);
        await Until(() => state.Devices().Count(device => device.Samples >= 2 && device.Identity.Product is not null && IsLive(device, state)) == 3);
        Assert.All(state.Devices(), device => Assert.InRange(Volts(device), 10, 16));
        await end.CancelAsync();
        Assert.Null(await host);
        _ = await road;
    }

    [Fact]
    public async Task A_played_file_is_delivered_before_the_edge_says_goodbye()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, [.. Enumerable.Range(0, 6).SelectMany(_ => Block("PID\t0xA053", "V\t12800", "VPV\t36100", "PPV\t214", "I\t15600", "CS\t3", "SER#\tHQ1234ABCDE"))], Stop);
            await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var state = new LiveState(TimeProvider.System);
            Task<BrokerEnd> road = Listen(broker, state, end.Token);
            var source = new FileSource(path, TimeProvider.System, 400);
            Assert.Null(await new EdgeHost(Settings(), [source], broker.Address, this, TimeProvider.System, new Random(1)).RunAsync(Stop).WaitAsync(WaitMax, Stop));
            await Until(() => state.Edges().Any(edge => edge.IsOnline == false));
            Device device = Assert.Single(state.Devices());
            Assert.Equal("12.800", device.Find("battery_voltage")!.Text);
            Assert.Equal("bulk", device.Find("device_state")!.Text);
            await end.CancelAsync();
            _ = await road;
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_cable_without_a_broker_gives_the_same_values()
    {
        var state = new LiveState(TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        IReadOnlyList<ISerialSource> sources = SimulatedSource.Of(new SimulatedSystem(Scenario.Demo), TimeProvider.System);
        Task road = new SerialRoad("here", sources[1], new EdgeIngest(state), this, TimeProvider.System, new Random(1)).RunAsync(end.Token);
        await Until(() => state.Devices().Any(device => device.Samples >= 2));
        Device mppt = Assert.Single(state.Devices());
        Assert.InRange(Volts(mppt), 10, 16);
        Assert.NotNull(mppt.Find("pv_power"));
        await end.CancelAsync();
        await road;
    }

    private Task<BrokerEnd> Listen(EmbeddedBroker broker, LiveState state, CancellationToken stop) =>
        new MqttEdgeRoad(broker.Address, new EdgeIngest(state), this, TimeProvider.System, new Random(2)).RunAsync(stop);

    private static bool IsLive(Device device, LiveState state) =>
        FreshnessRule.Of(device, state.Edges().SingleOrDefault(), DateTimeOffset.UtcNow) == Freshness.Live;

    private static EdgeSettings Settings() => new() { Name = "van-1", IntervalMs = 1000 };

    private static double Volts(Device device)
    {
        Assert.True(device.Find("battery_voltage")!.TryNumber(out FixedNumber volts));
        return (double)volts.Round(3).Raw / 1000;
    }

    // Real sockets have no clock that a test could turn: look until it is so, and fail after long.
    private static async Task Until(Func<bool> isSo)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < WaitMax, "What was expected never came.");
            await Task.Delay(20, Stop);
        }
    }

    private static byte[] Block(params string[] fields)
    {
        byte[] text = Encoding.ASCII.GetBytes("\r\n" + string.Join("\r\n", fields) + "\r\nChecksum\t");
        return [.. text, (byte)(256 - (text.Sum(value => value) % 256))];
    }
}
