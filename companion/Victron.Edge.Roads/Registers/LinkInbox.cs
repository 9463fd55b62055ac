// LinkInbox: the messages of edges for a companion that works with registers: what is known about devices, the clocks of their
// edges, and the answers of hex topics, each to the port that it belongs to.

using System.Text;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Roads.Registers;

/// <summary>Takes messages in, on the thread of the road.</summary>
internal sealed class LinkInbox
{
    private readonly EdgeIngest _ingest;
    private readonly Lock _gate = new();
    private readonly Dictionary<PortAddress, List<Action<string, ReadOnlyMemory<byte>>>> _ports = [];

    /// <summary>Makes an empty one.</summary>
    public LinkInbox(TimeProvider time)
    {
        State = new LiveState(time);
        Clocks = new EdgeClocks(time);
        _ingest = new EdgeIngest(State);
    }

    /// <summary>Devices and edges.</summary>
    public LiveState State { get; }

    /// <summary>Uptimes of edges.</summary>
    public EdgeClocks Clocks { get; }

    /// <summary>Topics to subscribe to.</summary>
    public IReadOnlyList<string> Subscriptions => [.. _ingest.Subscriptions, "victron-edge/+/+/hex/response", "victron-edge/+/+/hex/error"];

    /// <summary>Hands every hex message of a port to a listener from now on.</summary>
    /// <param name="port">The port.</param>
    /// <param name="take">Given <c>response</c> or <c>error</c>, and the payload.</param>
    public void Listen(PortAddress port, Action<string, ReadOnlyMemory<byte>> take)
    {
        lock (_gate)
        {
            if (!_ports.TryGetValue(port, out List<Action<string, ReadOnlyMemory<byte>>>? takers))
            {
                _ports[port] = takers = [];
            }

            takers.Add(take);
        }
    }

    /// <summary>Hands a listener nothing any more.</summary>
    public void Leave(PortAddress port, Action<string, ReadOnlyMemory<byte>> take)
    {
        lock (_gate)
        {
            if (_ports.TryGetValue(port, out List<Action<string, ReadOnlyMemory<byte>>>? takers) && takers.Remove(take) && takers.Count == 0)
            {
                _ = _ports.Remove(port);
            }
        }
    }

    /// <summary>Takes a message in.</summary>
    public void Take(string topic, ReadOnlyMemory<byte> payload, bool isKept)
    {
        string[] parts = topic.Split('/');
        if (parts is [_, var edge, var port, "hex", var kind])
        {
            foreach (Action<string, ReadOnlyMemory<byte>> take in TakersOf(new PortAddress(edge, port)))
            {
                take(kind, payload);
            }

            return;
        }

        // What an edge's own loop publishes beside it is not for us.
        if (parts is [_, _, "status" or "info"] or [_, _, _, "status" or "info" or "state"])
        {
            if (!isKept && parts[^1] is "info" or "state")
            {
                Clocks.Take(parts[1], payload);
            }

            _ingest.Take(topic, payload, isKept);
        }
    }

    /// <summary>Text of a payload.</summary>
    public static string TextOf(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetString(payload.Span);

    private Action<string, ReadOnlyMemory<byte>>[] TakersOf(PortAddress port)
    {
        lock (_gate)
        {
            return _ports.TryGetValue(port, out List<Action<string, ReadOnlyMemory<byte>>>? takers) ? [.. takers] : [];
        }
    }
}
