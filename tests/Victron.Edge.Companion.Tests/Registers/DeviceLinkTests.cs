// A link over a broker inside the test to a real edge core with three simulated devices: which device is meant, and frames to it.

using Victron.Edge.Agent;
using Victron.Edge.Companion.Demo;
using Victron.Edge.Core.Registers;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Simulator;

namespace Victron.Edge.Companion.Tests.Registers;

public sealed class DeviceLinkTests : IStatusLog, IAsyncLifetime
{
    private readonly CancellationTokenSource _end = new();
    private EmbeddedBroker? _broker;
    private Task<string?>? _host;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _broker = await EmbeddedBroker.StartAsync();
        var settings = new EdgeSettings { Name = "van-1", Discovery = false };
        _host = new EdgeHost(settings, SimulatedSource.Of(new SimulatedSystem(Scenario.Demo), TimeProvider.System), _broker.Address, this, TimeProvider.System, new Random(1)).RunAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _ = await _host!;
        await _broker!.DisposeAsync();
        _end.Dispose();
    }

    [Fact]
    public async Task A_device_is_found_by_serial_number_place_and_a_part_of_its_name()
    {
        await using DeviceLink link = await OpenAsync();
        LinkedDevice solar = link.Devices.Single(each => each.Device.Name.Contains("MPPT", StringComparison.Ordinal));
        foreach (string text in (string[])[solar.Address.ToString(), solar.Device.Identity.Serial!, solar.Device.Identity.Serial!.ToLowerInvariant(), "mppt"])
        {
            Assert.Null(link.Find(text, out LinkedDevice? found));
            Assert.Equal(solar.Address, found!.Address);
        }

        Assert.StartsWith($"there is no device 'boat' at broker {_broker!.Address}; there are ", link.Find("boat", out LinkedDevice? none), StringComparison.Ordinal);
        Assert.Null(none);
        Assert.Matches(@"^'m' may be .+ or .+; give the place or the serial number\.$", link.Find("m", out _));
    }

    [Fact]
    public async Task A_device_that_is_there_is_a_target_and_answers_frames()
    {
        await using DeviceLink link = await OpenAsync();
        Assert.Null(link.Find("mppt", out LinkedDevice? solar));
        Assert.Null(link.TargetOf(solar!, out SettingsTarget? target));
        Assert.Equal((solar!.Device.Identity.Serial, solar.Address.ToString(), "mppt_smartsolar"), (target!.Serial, target.Where, target.Family));
        FrameAnswers pong = await link.SendFramesAsync(solar, [":154"], Stop);
        Assert.StartsWith(":5", Assert.Single(pong.Frames), StringComparison.Ordinal);
        Assert.Empty(pong.Problems);

        FrameAnswers locked = await link.SendFramesAsync(solar, [":8F0ED0064000C"], Stop);
        Assert.Empty(locked.Frames);
        Assert.StartsWith("locked: ", Assert.Single(locked.Problems), StringComparison.Ordinal);
        Assert.StartsWith("an edge behind a broker is unlocked with its key", await link.UnlockAsync(solar, 1, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_that_left_is_no_target()
    {
        await using DeviceLink link = await OpenAsync();
        Assert.Null(link.Find("mppt", out _));
        await _end.CancelAsync();
        _ = await _host!;
        string? problem = null;
        for (int i = 0; i < 600 && problem is null; i++)
        {
            await Task.Delay(50, Stop);
            Assert.Null(link.Find("mppt", out LinkedDevice? solar));
            problem = link.TargetOf(solar!, out _);
        }

        Assert.Equal("van-1 is offline; see that it has power and Wi-Fi, then try again.", problem);
    }

    [Fact]
    public async Task A_broker_that_is_not_there_is_told()
    {
        await using DeviceLink link = DeviceLink.OverBroker(new BrokerAddress("127.0.0.1", 1, null, null), TimeProvider.System, new Random(1));
        Assert.StartsWith("broker 127.0.0.1:1: ", await link.OpenAsync(Stop), StringComparison.Ordinal);
    }

    void IStatusLog.Line(string text)
    {
        // What the edge says of its road is not looked at here.
    }

    // The devices name themselves within seconds of the edge's start.
    private async Task<DeviceLink> OpenAsync()
    {
        DeviceLink link = DeviceLink.OverBroker(_broker!.Address, TimeProvider.System, new Random(2));
        Assert.Null(await link.OpenAsync(Stop));
        for (int i = 0; i < 600 && link.Devices.Count(each => each.Device.Identity.Product is not null) < 3; i++)
        {
            await Task.Delay(50, Stop);
        }

        Assert.Equal(3, link.Devices.Count(each => each.Device.Identity.Product is not null));
        return link;
    }
}
