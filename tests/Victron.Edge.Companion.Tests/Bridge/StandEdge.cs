// StandEdge: a real edge core with bytes in and messages out, and a companion's memory behind it: what a bridge is fed from.

using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Agent;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Bridge;

internal sealed class StandEdge : IEdgeHost
{
    public const string State = "victron-edge/van-1/ve1/state";
    public const string Info = "victron-edge/van-1/ve1/info";

    private static readonly string[] OfTheSample = ["seq", "boot_id", "uptime_ms", "age_ms", "time"];

    private readonly EdgeAgent _agent = new(new EdgeSettings { Name = "van-1", Discovery = false, IntervalMs = 0 }, 0);
    private readonly EdgeIngest _ingest;
    private int _token;

    /// <summary>Starts an edge that is connected.</summary>
    public StandEdge()
    {
        Live = new LiveState(Time);
        _ingest = new EdgeIngest(Live);
        _agent.OnLink(true, 0);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public LiveState Live { get; }

    /// <summary>Messages by topic, oldest first.</summary>
    public List<(string Topic, string Payload)> Said { get; } = [];

    public static PortAddress Address { get; } = new("van-1", "ve1");

    /// <summary>Values of a state without what belongs to the sample.</summary>
    public static string Values(string state)
    {
        using var json = JsonDocument.Parse(state);
        IEnumerable<JsonProperty> values = json.RootElement.EnumerateObject().Where(each => !OfTheSample.Contains(each.Name));
        return string.Join(',', values.Select(each => $"\"{each.Name}\":{each.Value.GetRawText()}"));
    }

    /// <summary>Lets a device speak to it.</summary>
    public void Hear(ISimulatedLink device, int seconds)
    {
        byte[] buffer = new byte[64];
        for (long now = 20; now <= seconds * 1000L; now += 20)
        {
            device.Advance(now);
            int count;
            while ((count = device.Read(buffer, 0, buffer.Length)) > 0)
            {
                Hear(buffer, count, now);
            }

            Turn(now);
        }
    }

    /// <summary>Takes bytes of its device.</summary>
    public void Hear(byte[] bytes, int count, long nowMs)
    {
        _agent.OnUart(0, bytes, 0, count, nowMs);
        Turn(nowMs);
    }

    int IEdgeHost.Publish(int topic, byte[] payload, int count, bool retain, int qos)
    {
        string name = _agent.Topics.Name(topic);
        Said.Add((name, Encoding.UTF8.GetString(payload, 0, count)));
        if (name.EndsWith("/status", StringComparison.Ordinal) || name.EndsWith("/info", StringComparison.Ordinal) || name.EndsWith("/state", StringComparison.Ordinal))
        {
            _ingest.Take(name, payload.AsSpan(0, count).ToArray(), false);
        }

        return qos == 0 ? 0 : ++_token;
    }

    int IEdgeHost.WriteUart(int port, byte[] data, int offset, int count) => count;

    bool IEdgeHost.HmacMatches(byte[] text, int textCount, byte[] mac) => false;

    void IEdgeHost.Identify() => Assert.Fail("Nobody asked for it.");

    void IEdgeHost.Restart() => Assert.Fail("Nobody asked for it.");

    private void Turn(long nowMs)
    {
        int before = _token;
        _ = _agent.Poll(nowMs, this);
        for (int token = before + 1; token <= _token; token++)
        {
            _agent.OnDelivered(token, true, nowMs);
        }
    }
}
