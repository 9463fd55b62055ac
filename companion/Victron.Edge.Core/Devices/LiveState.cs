// LiveState: everything that is known now about all edges and devices; fed by every road, read by every screen.
// Reads no topic and no JSON: see Roads/MqttEdge. Keeps no history beyond one coarse hour.

namespace Victron.Edge.Core.Devices;

/// <summary>The present, thread-safe: roads write from their own threads, screens read copies.</summary>
public sealed class LiveState
{
    // An edge that talks nonsense must not fill the memory.
    private const int PortsMax = 1000;
    private const int EdgesMax = 1000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SortedDictionary<string, EdgeNode> _edges = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PortMemory> _ports = new(StringComparer.Ordinal);
    private readonly Dictionary<PortAddress, string> _ownNames = [];

    /// <summary>Makes an empty state.</summary>
    /// <param name="time">The companion's clock.</param>
    public LiveState(TimeProvider time) => _time = time;

    /// <summary>Raised after each change, on the thread of the road, outside the lock.</summary>
    public event Action<LiveChange>? Changed;

    /// <summary>Messages that could not be read.</summary>
    public long Malformed { get; private set; }

    /// <summary>Edges by name.</summary>
    public IReadOnlyList<EdgeNode> Edges()
    {
        lock (_gate)
        {
            return [.. _edges.Values];
        }
    }

    /// <summary>Devices by edge and port, each with its last hour filled in.</summary>
    public IReadOnlyList<Device> Devices()
    {
        DateTimeOffset now = _time.GetUtcNow();
        lock (_gate)
        {
            return [.. _ports.Values.Where(port => port.HasSpoken).Select(port => port.Device with { LastHour = port.Hour.Means(now) })];
        }
    }

    /// <summary>Gives a port the name that its owner chose.</summary>
    public void NamePort(PortAddress address, string name)
    {
        lock (_gate)
        {
            _ownNames[address] = name;
            if (_ports.TryGetValue(address.ToString(), out PortMemory? port))
            {
                port.Device = port.Device with { OwnName = name };
            }
        }
    }

    /// <summary>Counts a message that could not be read.</summary>
    public void CountMalformed()
    {
        lock (_gate)
        {
            Malformed++;
        }
    }

    /// <summary>Takes the status of an edge in.</summary>
    /// <param name="edge">Name of the edge.</param>
    /// <param name="online">Whether it says that it is there.</param>
    /// <param name="kept">Whether the broker had kept the message, so that its time is unknown.</param>
    public void SetEdgeStatus(string edge, bool online, bool kept)
    {
        var changes = new List<LiveChange>();
        lock (_gate)
        {
            if (EdgeOf(edge) is not { } node || node.IsOnline == online)
            {
                return;
            }

            DateTimeOffset now = _time.GetUtcNow();
            node = node with { IsOnline = online, StatusSince = kept ? null : now };
            _edges[edge] = node;
            foreach (PortMemory port in _ports.Values.Where(p => p.HasSpoken && p.Device.Address.Edge == edge))
            {
                changes.Add(new LiveChange(LiveChangeKind.Status, port.Device, node, now, kept));
            }
        }

        Raise(changes);
    }

    /// <summary>Takes the report of an edge in.</summary>
    public void SetEdgeReport(string edge, EdgeReport report)
    {
        lock (_gate)
        {
            if (EdgeOf(edge) is { } node)
            {
                _edges[edge] = node with { Report = report };
            }
        }
    }

    /// <summary>Takes the status of a port in.</summary>
    /// <param name="address">The port.</param>
    /// <param name="status">Its word.</param>
    /// <param name="kept">Whether the broker had kept the message.</param>
    public void SetPortStatus(PortAddress address, PortStatus status, bool kept)
    {
        Change(address, LiveChangeKind.Status, kept, (port, now) =>
        {
            bool changed = port.Device.Status != status;
            port.Device = port.Device with { Status = status, StatusSince = changed ? (kept ? null : now) : port.Device.StatusSince };

            // An empty port of an edge that has just started says offline: no news of any device.
            return changed && (kept || port.HasSpoken);
        });
    }

    /// <summary>Takes the identity of a device in.</summary>
    public void SetIdentity(PortAddress address, DeviceIdentity identity, bool kept)
    {
        Change(address, LiveChangeKind.Identity, kept, (port, _) =>
        {
            bool changed = port.Device.Identity != identity;
            port.Device = port.Device with { Identity = identity };
            return changed;
        });
    }

    /// <summary>Takes a snapshot in; repeats of a sample are counted and change nothing.</summary>
    public void SetState(PortAddress address, StateMessage state, bool kept)
    {
        Change(address, LiveChangeKind.State, kept, (port, now) => port.Take(state, kept, now));
    }

    /// <summary>Forgets a port whose topics were emptied.</summary>
    public void Forget(PortAddress address)
    {
        lock (_gate)
        {
            _ = _ports.Remove(address.ToString());
        }
    }

    /// <summary>Forgets an edge whose topics were emptied, with its ports.</summary>
    public void Forget(string edge)
    {
        lock (_gate)
        {
            _ = _edges.Remove(edge);
            foreach (string key in _ports.Where(p => p.Value.Device.Address.Edge == edge).Select(p => p.Key).ToList())
            {
                _ = _ports.Remove(key);
            }
        }
    }

    private void Change(PortAddress address, LiveChangeKind kind, bool kept, Func<PortMemory, DateTimeOffset, bool> apply)
    {
        LiveChange? change = null;
        lock (_gate)
        {
            string key = address.ToString();
            if (!_ports.TryGetValue(key, out PortMemory? port))
            {
                if (_ports.Count >= PortsMax)
                {
                    Malformed++;
                    return;
                }

                port = new PortMemory(new Device(address) { OwnName = _ownNames.GetValueOrDefault(address) });
                _ports[key] = port;
            }

            DateTimeOffset now = _time.GetUtcNow();
            if (apply(port, now))
            {
                change = new LiveChange(kind, port.Device, _edges.GetValueOrDefault(address.Edge), now, kept);
            }
        }

        if (change is not null)
        {
            Raise([change]);
        }
    }

    // Null when there is no room for one more.
    private EdgeNode? EdgeOf(string name)
    {
        if (_edges.TryGetValue(name, out EdgeNode? node))
        {
            return node;
        }

        Malformed += _edges.Count >= EdgesMax ? 1 : 0;
        return _edges.Count >= EdgesMax ? null : new EdgeNode(name);
    }

    private void Raise(List<LiveChange> changes)
    {
        foreach (LiveChange change in changes)
        {
            Changed?.Invoke(change);
        }
    }
}
