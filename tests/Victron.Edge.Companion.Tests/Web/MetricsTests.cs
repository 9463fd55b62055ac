// Metrics for Prometheus: names, units and digits, labels with anything in them, and a gap where nothing is known now.

using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Live;
using Victron.Edge.Web.Metrics;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class MetricsTests
{
    private static readonly PortAddress Monitor = new("van-1", "ve1");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly LiveState _state;
    private long _sequence;

    public MetricsTests()
    {
        _state = new LiveState(_time);
        _state.SetEdgeStatus("van-1", true, false);
        _state.SetPortStatus(Monitor, PortStatus.Online, false);
        _state.SetIdentity(Monitor, new DeviceIdentity("0xA381", "BMV-712 Smart", "bmv712", "HQ1", "4.08"), false);
        Say(new("battery_voltage", new RawValue(LiveValueKind.Number, "13.420")), new("battery_current", new RawValue(LiveValueKind.Number, "-0.050")));
    }

    [Fact]
    public void A_quantity_has_its_key_unit_digits_and_device()
    {
        MetricSample voltage = Assert.Single(Samples("victron_battery_voltage"));
        Assert.Equal(("13.420", "gauge", "Battery voltage in V."), (voltage.Digits, voltage.Type, voltage.Help));
        Assert.Equal(
            [new("device", "BMV-712 Smart"), new("edge", "van-1"), new("port", "ve1"), new("product", "BMV-712 Smart"), new("serial", "HQ1")], voltage.Labels.OrderBy(label => label.Key, StringComparer.Ordinal));
        Assert.Equal("-0.050", Assert.Single(Samples("victron_battery_current")).Digits);
    }

    [Fact]
    public void What_is_no_number_of_a_known_quantity_is_left_out()
    {
        Say(
            new("battery_voltage", new RawValue(LiveValueKind.Absent, "")), new("battery_current", new RawValue(LiveValueKind.Number, "1e3")), new("device_state", new RawValue(LiveValueKind.Text, "bulk")),
            new("raw_H99", new RawValue(LiveValueKind.Number, "7")), new("bad name{", new RawValue(LiveValueKind.Number, "7")));
        Assert.Equal(["victron_alarms", "victron_device_age_seconds", "victron_device_fresh", "victron_edge_online"], Read().Select(sample => sample.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_may_have_any_sign()
    {
        _state.NamePort(Monitor, "a \"b\" c:\\new\nline, {x=\"y\"}");
        Assert.All(Read().Where(sample => sample.Labels.ContainsKey("device")), sample => Assert.Equal("a \"b\" c:\\new\nline, {x=\"y\"}", sample.Labels["device"]));
        Assert.Equal(4, Read().Count(sample => sample.Labels.ContainsKey("device")));
    }

    [Fact]
    public void A_device_that_is_offline_leaves_a_gap_and_its_age()
    {
        _state.SetPortStatus(Monitor, PortStatus.Offline, false);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(Samples("victron_battery_voltage"));
        Assert.Equal("0", Assert.Single(Samples("victron_device_fresh")).Digits);
        Assert.Equal("5", Assert.Single(Samples("victron_device_age_seconds")).Digits);
    }

    [Theory]
    [InlineData(8, 1, true)]
    [InlineData(45, 0, true)]
    [InlineData(61, 0, false)]
    public void A_value_is_known_for_a_minute(int seconds, int fresh, bool isKnown)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal($"{fresh}", Assert.Single(Samples("victron_device_fresh")).Digits);
        Assert.Equal(isKnown, Samples("victron_battery_voltage").Count > 0);
    }

    [Fact]
    public void An_edge_has_its_health_and_the_counters_of_its_ports()
    {
        var counters = new PortCounters(1000, 3, 2, 40) { Waiting = 5, Dropped = 1 };
        _state.SetEdgeReport("van-1", new EdgeReport("0.1", "esp32", "10.0.0.2", -61, "run", new Dictionary<string, PortCounters> { ["ve1"] = counters }) { Uptime = TimeSpan.FromSeconds(90.5), HeapFree = 45_000, Reconnects = 2 });
        string[] told = [.. Read().Where(sample => !sample.Labels.ContainsKey("device")).Select(sample => $"{sample.Name} {string.Join(',', sample.Labels.Values)} {sample.Digits} {sample.Type}")];
        Assert.Equal(
            [
                "victron_edge_online van-1 1 gauge", "victron_edge_uptime_seconds van-1 90 gauge", "victron_edge_heap_free_bytes van-1 45000 gauge", "victron_edge_signal_dbm van-1 -61 gauge",
                "victron_edge_reconnects_total van-1 2 counter", "victron_port_blocks_total van-1,ve1 1000 counter", "victron_port_bad_blocks_total van-1,ve1 3 counter",
                "victron_port_refused_values_total van-1,ve1 2 counter", "victron_port_hex_frames_total van-1,ve1 40 counter", "victron_port_waiting_samples van-1,ve1 5 gauge",
                "victron_port_dropped_samples_total van-1,ve1 1 counter", "victron_alarms  0 gauge",
            ], told);
        _state.SetEdgeStatus("van-1", false, false);
        Assert.Equal(["victron_edge_online", "victron_alarms"], Read().Where(sample => !sample.Labels.ContainsKey("device")).Select(sample => sample.Name));
        Assert.Equal("0", Assert.Single(Samples("victron_edge_online")).Digits);
    }

    [Fact]
    public void Samples_of_one_metric_stand_together()
    {
        var solar = new PortAddress("van-1", "ve2");
        _state.SetPortStatus(solar, PortStatus.Online, false);
        _state.SetState(solar, new StateMessage("run", 1, null, [new("battery_voltage", new RawValue(LiveValueKind.Number, "13.4")), new("pv_power", new RawValue(LiveValueKind.Number, "140"))]), kept: false);
        Assert.Equal(["13.420", "13.4"], Samples("victron_battery_voltage").Select(sample => sample.Digits));
    }

    [Fact]
    public async Task A_scraper_gets_it_with_its_type()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        using HttpResponseMessage answer = await bench.Client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        IReadOnlyList<MetricSample> samples = MetricSample.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("140", Assert.Single(samples, sample => sample.Name == "victron_pv_power").Digits);
    }

    private void Say(params KeyValuePair<string, RawValue>[] values) => _state.SetState(Monitor, new StateMessage("run", ++_sequence, null, values), kept: false);

    private IReadOnlyList<MetricSample> Read() =>
        MetricSample.Read(MetricsAnswer.Text(new LivePicture(_state.Devices(), _state.Edges(), _time.GetUtcNow(), CatalogueNames.Embedded(), "")));

    private IReadOnlyList<MetricSample> Samples(string name) => [.. Read().Where(sample => sample.Name == name)];
}
