// EdgeDoors: the doors of the edge core on .NET: messages to the outlet, bytes to the ports.

using Victron.Edge.Agent;

namespace Victron.Edge.Roads.Host;

/// <summary>Host of one agent; called on the loop only.</summary>
internal sealed class EdgeDoors : IEdgeHost
{
    internal long LastPublishMs;

    private readonly string _name;
    private readonly IStatusLog _log;
    private readonly Topics _topics;
    private readonly IEdgeOutlet _outlet;
    private readonly PortReader[] _ports;
    private readonly byte[]? _pairingKey;
    private readonly TaskCompletionSource _restart = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _token;

    public EdgeDoors(string name, Topics topics, IEdgeOutlet outlet, PortReader[] ports, byte[]? pairingKey, IStatusLog log)
    {
        _name = name;
        _log = log;
        _topics = topics;
        _outlet = outlet;
        _ports = ports;
        _pairingKey = pairingKey;
    }

    public Task RestartAsked => _restart.Task;

    public long NowMs { get; set; }

    public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
    {
        int token = _token;
        if (!_outlet.TryPublish(_topics.Name(topic), payload.AsSpan(0, count).ToArray(), retain, qos, token))
        {
            return -1;
        }

        _token = token == int.MaxValue ? 0 : token + 1;
        Volatile.Write(ref LastPublishMs, NowMs);
        return token;
    }

    public int WriteUart(int port, byte[] data, int offset, int count) => _ports[port].TryWrite(data.AsSpan(offset, count)) ? count : 0;

    // An edge without a key is read-only from afar.
    public bool HmacMatches(byte[] text, int textCount, byte[] mac) =>
        _pairingKey is { } key && HmacSha256.AreEqual(HmacSha256.Compute(key, text, textCount), mac);

    public void Identify() => _log.Line($"edge {_name}: here I am");

    public void Restart() => _ = _restart.TrySetResult();
}
