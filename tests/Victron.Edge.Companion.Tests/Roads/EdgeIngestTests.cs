// Topics and payloads of contract v1, and of strangers.

using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class EdgeIngestTests
{
    private readonly LiveState _state = new(new FakeTimeProvider());
    private readonly EdgeIngest _ingest;

    public EdgeIngestTests() => _ingest = new EdgeIngest(_state);

    [Fact]
    public void A_state_is_taken_with_every_kind_of_value_as_sent()
    {
        Take("victron-edge/van-1/ve1/state",
            """{"seq":3,"boot_id":"ab12cd34","uptime_ms":5000,"battery_voltage":13.420,"time_to_go":null,"discharging":false,"device_state":"bulk","alarm_reason":["low_voltage","low_soc"],"raw_NEW":"7"}""");
        Device device = Assert.Single(_state.Devices());
        Assert.Equal("van-1/ve1", device.Address.ToString());
        Assert.Equal(["battery_voltage", "time_to_go", "discharging", "device_state", "alarm_reason", "raw_NEW"], device.Values.Select(value => value.Key));
        Assert.Equal("13.420", device.Find("battery_voltage")!.Text);
        Assert.Equal(LiveValueKind.Absent, device.Find("time_to_go")!.Kind);
        Assert.Equal("false", device.Find("discharging")!.Text);
        Assert.Equal(["low_voltage", "low_soc"], device.Find("alarm_reason")!.Codes);
        Assert.Equal("7", device.Find("raw_NEW")!.Text);
        Assert.Equal(0, _state.Malformed);
    }

    [Fact]
    public void Status_and_info_of_edge_and_port_are_taken()
    {
        Take("victron-edge/van-1/status", "online");
        Take("victron-edge/van-1/info", """{"contract":1,"firmware":"0.1.0","board":"ESP32","rssi":-58,"ports":{"ve1":{"bytes":99,"blocks":9998,"bad_checksums":2,"refused_values":1,"frames":4}}}""");
        Take("victron-edge/van-1/ve1/status", "quiet");
        Take("victron-edge/van-1/ve1/info", """{"pid":"0xA381","product":"BMV-712 Smart","family":"bmv712","serial":"HQ1","firmware":"4.13"}""");
        EdgeNode edge = Assert.Single(_state.Edges());
        Assert.True(edge.IsOnline);
        Assert.Equal(-58, edge.Report.SignalDbm);
        Assert.Equal(new PortCounters(9998, 2, 1, 4), edge.Report.Ports["ve1"]);
        Device device = Assert.Single(_state.Devices());
        Assert.Equal(PortStatus.Quiet, device.Status);
        Assert.Equal("BMV-712 Smart", device.Identity.Product);
    }

    [Theory]
    [InlineData("victron-edge/van-1/info", """{"ports":{"\ud800":{"blocks":1,"bad_checksums":1}}}""")]
    [InlineData("victron-edge/van-1/info", """{"\ud800":1,"firmware":"\ud800"}""")]
    [InlineData("victron-edge/van-1/info", """{"firm\ud800":1,"writes":{"allowed":true,"challenge":"\ud800"}}""")]
    [InlineData("victron-edge/van-1/info", """{"rssi":-9223372036854775808,"uptime_ms":9223372036854775807}""")]
    [InlineData("victron-edge/van-1/ve1/info", """{"p\ud800":1,"\ud800":2,"pid":"\ud800"}""")]
    [InlineData("victron-edge/van-1/ve1/state", """{"\ud800":1,"boot_id":"\ud800","a":1e999,"time":-1}""")]
    [InlineData("victron-edge/van-1/ve1/backlog", """{"boot_i\ud800":1,"boot_id":"ab12cd34","uptime_ms":1,"after":0,"cols":["\ud800"],"rows":[[1]]}""")]
    public void Text_that_is_no_text_ends_in_no_exception(string topic, string payload)
    {
        new EdgeIngest(_state, new NoSink()).Take(topic, Encoding.UTF8.GetBytes(payload), false);
        Assert.InRange(_state.Malformed, 0, 1);
    }

    [Fact]
    public void Edges_without_end_do_not_fill_the_memory()
    {
        for (int i = 0; i < 5_000; i++)
        {
            Take($"victron-edge/e{i}/status", "online");
            Take($"victron-edge/f{i}/info", "{}");
        }

        Assert.Equal(1_000, _state.Edges().Count);
        Assert.Equal(9_000, _state.Malformed);
    }

    [Theory]
    [InlineData("victron-edge/van-1/status", "maybe")]
    [InlineData("victron-edge/van-1/info", "{")]
    [InlineData("victron-edge/van-1/ve1/status", "ONLINE")]
    [InlineData("victron-edge/van-1/ve1/state", "[1,2]")]
    [InlineData("victron-edge/van-1/ve1/state", "null")]
    [InlineData("victron-edge/Van 1/ve1/state", "{}")]
    [InlineData("victron-edge/van-1/ve1/unheard-of", "{}")]
    [InlineData("victron-edge/status", "online")]
    [InlineData("other/van-1/ve1/state", "{}")]
    public void What_cannot_be_read_is_counted(string topic, string payload)
    {
        Take(topic, payload);
        Assert.Equal(1, _state.Malformed);
        Assert.Empty(_state.Devices());
    }

    [Fact]
    public void Deep_or_long_messages_of_strangers_are_counted()
    {
        Take("victron-edge/a/b/state", string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200));
        Take("victron-edge/a/b/state", "{\"a\":\"" + new string('x', 70_000) + "\"}");
        Assert.Equal(2, _state.Malformed);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        string[] topics = ["status", "info", "state", "backlog"];
        Gen.Select(Gen.Int[0, 3], Gen.Byte.Array[0, 60]).Sample((index, bytes) =>
        {
            string what = topics[index];
            _ingest.Take($"victron-edge/a/b/{what}", bytes, kept: false);
            _ingest.Take($"victron-edge/a/{what}", bytes, kept: true);
        });
    }

    [Fact]
    public void An_emptied_topic_makes_the_port_forgotten()
    {
        Take("victron-edge/van-1/ve1/state", """{"seq":1,"boot_id":"a","battery_voltage":13.4}""");
        Take("victron-edge/van-1/ve1/state", "");
        Assert.Empty(_state.Devices());
    }

    private void Take(string topic, string payload) => _ingest.Take(topic, Encoding.UTF8.GetBytes(payload), kept: false);

    private sealed class NoSink : ISampleSink
    {
        public void TakeState(PortAddress address, StateMessage state, bool kept)
        {
        }

        public void TakeBacklog(PortAddress address, BacklogMessage backlog)
        {
        }

        public void TakeIdentity(PortAddress address, DeviceIdentity identity)
        {
        }
    }
}
