// What roads tell becomes what screens show.

using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Core;

public sealed class LiveStateTests
{
    private static readonly PortAddress Port = new("van-1", "ve1");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 25, 14, 0, 0, TimeSpan.Zero));
    private readonly LiveState _state;
    private readonly List<LiveChange> _changes = [];

    public LiveStateTests()
    {
        _state = new LiveState(_time);
        _state.Changed += _changes.Add;
    }

    [Fact]
    public void A_value_keeps_the_time_at_which_it_became_what_it_is()
    {
        _state.SetState(Port, State(1, ("battery_voltage", "13.420")), kept: false);
        DateTimeOffset first = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(1));
        _state.SetState(Port, State(2, ("battery_voltage", "13.420"), ("battery_current", "8.9")), kept: false);
        Device device = Assert.Single(_state.Devices());
        Assert.Equal(first, device.Find("battery_voltage")!.Since);
        Assert.Equal(_time.GetUtcNow(), device.Find("battery_current")!.Since);
        Assert.Equal(_time.GetUtcNow(), device.StateAt);
    }

    [Fact]
    public void A_repeat_after_a_reconnect_does_not_make_values_younger()
    {
        _state.SetState(Port, State(7, ("battery_voltage", "13.420")), kept: false);
        DateTimeOffset first = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(5));
        _state.SetState(Port, State(7, ("battery_voltage", "13.420")), kept: true);
        Assert.Equal(first, Assert.Single(_state.Devices()).StateAt);
        _ = Assert.Single(_changes);
    }

    [Fact]
    public void A_kept_state_without_a_time_has_no_age()
    {
        _state.SetState(Port, State(7, ("battery_voltage", "13.420")), kept: true);
        Assert.Null(Assert.Single(_state.Devices()).StateAt);
    }

    [Fact]
    public void A_field_that_stops_coming_is_gone()
    {
        _state.SetState(Port, State(1, ("battery_voltage", "13.4"), ("load_current", "1.0")), kept: false);
        _state.SetState(Port, State(2, ("battery_voltage", "13.4")), kept: false);
        Assert.Null(Assert.Single(_state.Devices()).Find("load_current"));
    }

    [Fact]
    public void The_status_of_an_edge_is_told_for_each_of_its_devices()
    {
        _state.SetState(Port, State(1, ("battery_voltage", "13.4")), kept: false);
        _state.SetEdgeStatus("van-1", online: false, kept: false);
        Assert.Equal(LiveChangeKind.Status, _changes[^1].Kind);
        Assert.Equal(false, _changes[^1].Edge!.IsOnline);
        Assert.Equal(_time.GetUtcNow(), _changes[^1].Edge!.StatusSince);
    }

    [Fact]
    public void A_status_that_the_broker_kept_tells_no_time()
    {
        _state.SetEdgeStatus("van-1", online: false, kept: true);
        Assert.Null(Assert.Single(_state.Edges()).StatusSince);
    }

    [Fact]
    public void A_port_with_nothing_plugged_in_is_no_device()
    {
        _state.SetPortStatus(Port, PortStatus.Offline, kept: true);
        Assert.Empty(_state.Devices());
    }

    [Fact]
    public void An_empty_port_is_no_news_until_a_device_spoke()
    {
        _state.SetPortStatus(Port, PortStatus.Offline, kept: false);
        Assert.Empty(_changes);
        _state.SetState(Port, State(1, ("battery_voltage", "13.4")), kept: false);
        _state.SetPortStatus(Port, PortStatus.Online, kept: false);
        Assert.Equal([LiveChangeKind.State, LiveChangeKind.Status], _changes.Select(change => change.Kind));
    }

    [Fact]
    public void Names_and_serial_numbers_identify_a_device()
    {
        _state.NamePort(Port, "House battery");
        _state.SetIdentity(Port, new DeviceIdentity("0xA381", "BMV-712 Smart", "bmv712", "HQ1234ABCDE", "4.13"), kept: false);
        Device device = Assert.Single(_state.Devices());
        Assert.Equal("House battery", device.Name);
        Assert.Equal("HQ1234ABCDE", device.Id.Text);
        Assert.True(device.Id.IsSerial);
    }

    [Fact]
    public void The_pace_is_learned_from_arrivals()
    {
        for (int i = 0; i < 6; i++)
        {
            _state.SetState(Port, State(i, ("battery_voltage", "13.4")), kept: false);
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(TimeSpan.FromSeconds(5), Assert.Single(_state.Devices()).Interval);
    }

    [Fact]
    public void An_emptied_edge_is_forgotten_with_its_ports()
    {
        _state.SetEdgeStatus("van-1", online: true, kept: false);
        _state.SetState(Port, State(1, ("battery_voltage", "13.4")), kept: false);
        _state.Forget("van-1");
        Assert.Empty(_state.Devices());
        Assert.Empty(_state.Edges());
    }

    private static StateMessage State(long sequence, params (string Key, string Text)[] values) =>
        new("boot", sequence, null, [.. values.Select(v => new KeyValuePair<string, RawValue>(v.Key, new RawValue(LiveValueKind.Number, v.Text)))]);
}
