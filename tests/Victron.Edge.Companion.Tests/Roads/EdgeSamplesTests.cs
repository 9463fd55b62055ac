// What a sink of samples gets from the topics, and what goes back to the edges.

using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class EdgeSamplesTests : ISampleSink
{
    private readonly List<string> _taken = [];
    private readonly List<BacklogMessage> _backlogs = [];
    private readonly LiveState _state = new(new FakeTimeProvider());
    private readonly EdgeIngest _ingest;

    public EdgeSamplesTests() => _ingest = new EdgeIngest(_state, this);

    void ISampleSink.TakeState(PortAddress address, StateMessage state, bool kept) =>
        _taken.Add($"{address} {state.BootId} {state.Sequence} {state.UptimeMs} {(kept ? "kept" : "live")} {state.Values.Count}");

    void ISampleSink.TakeBacklog(PortAddress address, BacklogMessage backlog) => _backlogs.Add(backlog);

    void ISampleSink.TakeIdentity(PortAddress address, DeviceIdentity identity) => _taken.Add($"{address} {identity.Serial}");

    [Fact]
    public void Whoever_only_looks_subscribes_to_no_backlog()
    {
        Assert.DoesNotContain(new EdgeIngest(_state).Subscriptions, topic => topic.EndsWith("backlog", StringComparison.Ordinal));
        Assert.Contains("victron-edge/+/+/backlog", _ingest.Subscriptions);
    }

    [Fact]
    public void States_and_identities_reach_the_sink_and_the_live_state()
    {
        Take("state", """{"seq":3,"boot_id":"ab12cd34","uptime_ms":5000,"battery_voltage":13.420}""");
        Take("state", """{"seq":4,"boot_id":"ab12cd34","battery_voltage":13.420}""", kept: true);
        Take("info", """{"serial":"HQ1"}""");
        Assert.Equal(["van-1/ve1 ab12cd34 3 5000 live 1", "van-1/ve1 ab12cd34 4 -1 kept 1", "van-1/ve1 HQ1"], _taken);
        Assert.Equal("13.420", Assert.Single(_state.Devices()).Find("battery_voltage")!.Text);
    }

    [Fact]
    public void A_backlog_is_taken_apart_by_its_columns()
    {
        Take("backlog", """{"boot_id":"d01a6ec2","uptime_ms":99000,"after":17,"cols":["seq","uptime_ms","battery_voltage","off_reason","relay"],"rows":[[19,95000,12.800,["a","b"],true],[20,96000,null,[],false]]}""");
        BacklogMessage backlog = Assert.Single(_backlogs);
        Assert.Equal(("d01a6ec2", 99000L, 17L), (backlog.BootId, backlog.UptimeMs, backlog.After));
        Assert.Equal([(19L, 95000L), (20L, 96000L)], backlog.Rows.Select(row => (row.Sequence, row.UptimeMs)));
        Assert.Equal(["battery_voltage", "off_reason", "relay"], backlog.Rows[0].Values.Select(value => value.Key));
        Assert.Equal(["12.800", "a,b", "true"], backlog.Rows[0].Values.Select(value => value.Value.Text));
        Assert.Equal(LiveValueKind.Absent, backlog.Rows[1].Values[0].Value.Kind);
        Assert.Equal(0, _state.Malformed);
        Assert.Empty(_state.Devices());
    }

    [Theory]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"after":0,"cols":["seq","uptime_ms"],"rows":[[1]]}""")]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"after":0,"cols":["seq"],"rows":[[1]]}""")]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"after":0,"cols":["seq","uptime_ms"],"rows":[1]}""")]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"after":0,"cols":["seq","uptime_ms"],"rows":{}}""")]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"after":0.5,"cols":["seq","uptime_ms"],"rows":[[1,1]]}""")]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"cols":["seq","uptime_ms"],"rows":[[1,1]]}""")]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"after":0,"cols":"seq","rows":[[1,1]]}""")]
    [InlineData("""{"boot_id":"d01a6ec2","uptime_ms":1,"after":0,"cols":["seq","uptime_ms"],"rows":[["1",1]]}""")]
    [InlineData("[]")]
    public void Backlogs_that_do_not_fit_are_counted(string payload)
    {
        Take("backlog", payload);
        Assert.Empty(_backlogs);
        Assert.Equal(1, _state.Malformed);
    }

    [Fact]
    public void A_backlog_that_a_broker_kept_is_old_news()
    {
        Take("backlog", """{"boot_id":"d01a6ec2","uptime_ms":1,"after":0,"cols":["seq","uptime_ms"],"rows":[[1,1]]}""", kept: true);
        Assert.Empty(_backlogs);
    }

    [Fact]
    public void Half_characters_in_keys_and_values_do_not_throw()
    {
        Take("state", """{"seq":3,"boot_id":"ab12cd34","uptime_ms":5000,"\ud800":1,"a":"\udc00","b":["\ud800"]}""");
        Take("backlog", """{"boot_id":"\ud800","uptime_ms":1,"after":0,"cols":["seq","uptime_ms","\ud800"],"rows":[[1,1,"\ud800"]]}""");
        Assert.Equal(["van-1/ve1 ab12cd34 3 5000 live 2"], _taken);
    }

    [Fact]
    public void No_damage_to_a_backlog_makes_it_throw()
    {
        byte[] whole = Encoding.UTF8.GetBytes("""{"boot_id":"d01a6ec2","uptime_ms":99000,"after":17,"cols":["seq","uptime_ms","v"],"rows":[[19,95000,12.8],[20,96000,null]]}""");
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 5]).Sample((at, value, cut) =>
        {
            byte[] damaged = [.. whole.SkipLast(cut)];
            damaged[Math.Min(at, damaged.Length - 1)] = value;
            _ingest.Take("victron-edge/van-1/ve1/backlog", damaged, kept: false);
        });
    }

    [Fact]
    public void Answers_to_edges_have_the_form_of_the_contract()
    {
        CompanionMessage stored = CompanionMessage.Stored(new StoredNotice(new PortAddress("van-1", "ve2"), "d01a6ec2", 17));
        Assert.Equal("victron-edge/van-1/ve2/stored", stored.Topic);
        Assert.Equal("""{"boot_id":"d01a6ec2","seq":17}""", Encoding.UTF8.GetString(stored.Payload));
        Assert.Equal((true, 1), (stored.Retain, stored.Qos));
        CompanionMessage time = CompanionMessage.Time(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123));
        Assert.Equal("victron-edge/time", time.Topic);
        Assert.Equal("1790000000123", Encoding.UTF8.GetString(time.Payload));
        Assert.Equal((false, 0), (time.Retain, time.Qos));
    }

    private void Take(string what, string payload, bool kept = false) => _ingest.Take($"victron-edge/van-1/ve1/{what}", Encoding.UTF8.GetBytes(payload), kept);
}
