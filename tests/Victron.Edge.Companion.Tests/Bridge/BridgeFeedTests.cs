// What becomes text for clients: values of now, and nothing else.

using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Bridge;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Bridge;

public sealed class BridgeFeedTests
{
    private readonly StandEdge _edge = new();
    private readonly BridgeFeed _feed = new(StandEdge.Address, new BlockText(DeviceCatalogue.Load()));

    public BridgeFeedTests()
    {
        _edge.Live.Changed += _feed.Take;
        _edge.Live.SetIdentity(StandEdge.Address, new DeviceIdentity(null, null, "bmv60x", null, null), false);
    }

    [Fact]
    public void A_state_that_comes_live_is_a_block()
    {
        Take(State(1));
        Assert.StartsWith("\r\nV\t12800\r\n", Assert.Single(Pieces()), StringComparison.Ordinal);
        Take(State(2));
        _ = Assert.Single(Pieces());
    }

    [Fact]
    public void A_device_that_has_not_named_itself_has_none()
    {
        _edge.Live.SetIdentity(StandEdge.Address, DeviceIdentity.Unknown, false);
        Take(State(1));
        Assert.Empty(Pieces());
    }

    [Fact]
    public void A_state_that_the_broker_kept_is_none()
    {
        _edge.Live.SetState(StandEdge.Address, State(1), kept: true);
        Assert.Empty(Pieces());
    }

    [Fact]
    public void An_old_sample_is_none()
    {
        Take(State(1) with { AgeMs = 6000 });
        Assert.Empty(Pieces());
    }

    [Fact]
    public void A_sample_that_comes_again_is_none()
    {
        Take(State(1));
        _ = Assert.Single(Pieces());
        Take(State(1));
        Assert.Empty(Pieces());
    }

    [Fact]
    public void News_about_the_port_or_of_another_one_is_none()
    {
        Take(State(1));
        _ = Pieces();
        _edge.Live.SetPortStatus(StandEdge.Address, PortStatus.Offline, false);
        _edge.Live.SetIdentity(StandEdge.Address, new DeviceIdentity("0xA053", "X", "mppt", null, null), false);
        _edge.Live.SetEdgeStatus("van-1", false, false);
        _edge.Live.SetState(new PortAddress("van-1", "ve2"), State(1), false);
        Take(State(2));
        Assert.Empty(Pieces());
    }

    [Fact]
    public void A_client_that_does_not_read_gets_what_is_new()
    {
        for (int i = 0; i < 400; i++)
        {
            _feed.TakeFrame($":{i}");
        }

        List<string> pieces = Pieces();
        Assert.Equal(256, pieces.Count);
        Assert.Equal(":399\n", pieces[^1]);
    }

    private static StateMessage State(long number) =>
        new("d01a6ec2", number, null, [new("battery_voltage", new RawValue(LiveValueKind.Number, "12.800"))]);

    private void Take(StateMessage state) => _edge.Live.SetState(StandEdge.Address, state, false);

    private List<string> Pieces()
    {
        List<string> pieces = [];
        while (_feed.TryNext(out byte[]? piece))
        {
            pieces.Add(Encoding.Latin1.GetString(piece!));
        }

        return pieces;
    }
}
