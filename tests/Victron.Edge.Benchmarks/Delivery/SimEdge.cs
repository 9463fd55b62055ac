// SimEdge: the real edge core in a simulated board: power, UART, a queue of messages as bounded as the firmware's.

using System.Globalization;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>One edge with its devices.</summary>
public sealed class SimEdge : IEdgeHost, ISimClient
{
    // The firmware's queue and what its MQTT client holds.
    private const int UnderWayMax = 48;

    // The MQTT client of the board tries three times, a second apart, and then gives a message up.
    private const int GiveUpMs = 4_000;
    private const int RestMs = 2_000;

    private readonly SimWorld _world;
    private readonly SimRandom _random;
    private readonly SimProfile _profile;
    private readonly SimBroker _broker;
    private readonly SimDevice[] _devices;
    private readonly HashSet<int> _underWay = [];
    private EdgeAgent? _agent;
    private EdgeSettings _settings = new();
    private SimBoot[] _present = [];
    private int _life;
    private int _token;
    private int _pollOrder;

    /// <summary>Makes an edge without power.</summary>
    public SimEdge(SimWorld world, SimProfile profile, SimBroker broker, string name, SimRandom random)
    {
        _world = world;
        _random = random;
        _profile = profile;
        _broker = broker;
        Name = name;
        _devices = [.. Enumerable.Range(0, profile.Ports).Select(_ => new SimDevice())];
        Line = new SimLine(world, broker, new SimNetwork(random.Fork(1), profile.UsualDelayMs, profile.SlowDelayMs), this, random.Fork(2), Connected);
    }

    /// <summary>Its name in topics.</summary>
    public string Name { get; }

    /// <summary>Its way to the broker.</summary>
    public SimLine Line { get; }

    /// <summary>Its devices.</summary>
    public IReadOnlyList<SimDevice> Devices => _devices;

    /// <summary>Every run so far.</summary>
    public List<SimBoot> Boots { get; } = [];

    /// <summary>The most bytes that a ring had in use.</summary>
    public int RingBytesUsedMax { get; private set; }

    /// <summary>Switches the power on.</summary>
    public void Start()
    {
        _life++;
        _settings = new EdgeSettings
        {
            Name = Name,
            PortCount = _profile.Ports,
            IntervalMs = _profile.IntervalMs,
            Discovery = false,
            BootId = ((uint)(_random.NextDouble() * uint.MaxValue)).ToString("x8", CultureInfo.InvariantCulture),
            RingBytes = _profile.RingBytes,
        };
        _agent = new EdgeAgent(_settings, _world.NowMs);
        if (_profile.HasClock)
        {
            _agent.OnClock(_world.UnixMs, _world.NowMs);
        }

        _present = [.. Enumerable.Range(0, _profile.Ports).Select(port => new SimBoot(Name, port, _settings.BootId, _world.NowMs))];
        Boots.AddRange(_present);
        for (int port = 0; port < _devices.Length; port++)
        {
            Speak(port, _life, _random.Next(_profile.BlockMs));
        }

        Poll();
        Line.Start();
    }

    /// <summary>Takes the power away.</summary>
    public void Stop()
    {
        Note();
        foreach (SimBoot boot in _present)
        {
            boot.IsDead = true;
        }

        _life++;
        _agent = null;
        _underWay.Clear();
        Line.Stop();
    }

    /// <summary>Writes down what the core says of its samples.</summary>
    public void Note()
    {
        for (int port = 0; _agent is not null && port < _present.Length; port++)
        {
            PortBacklog backlog = _agent.BacklogOf(port);
            _present[port].Made = backlog.Sequence;
            _present[port].GivenUp = backlog.Ring.Thinned + backlog.Ring.Dropped;
            _present[port].Waiting = backlog.Ring.Waiting;
        }
    }

    /// <inheritdoc/>
    public bool Wants(string topic) =>
        topic == "victron-edge/time" || (topic.StartsWith($"victron-edge/{Name}/", StringComparison.Ordinal) && topic.EndsWith("/stored", StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Arrived(SimMessage message, bool isDuplicate)
    {
        int topic = _agent?.Topics.NumberOf(message.Topic) ?? -1;
        if (topic >= 0)
        {
            _agent!.OnMessage(topic, message.Payload, message.Payload.Length, message.Retain, isDuplicate, _world.NowMs);
            Poll();
        }
    }

    /// <inheritdoc/>
    public void Lost(SimSession session)
    {
        if (session != Line.Session)
        {
            return;
        }

        Line.Lost();
        foreach (int token in _underWay.ToList())
        {
            _ = _underWay.Remove(token);
            _agent?.OnDelivered(token, false, _world.NowMs);
        }

        _agent?.OnLink(false, _world.NowMs);
        Poll();
    }

    /// <inheritdoc/>
    public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
    {
        if (Line.Session is not { } session || _underWay.Count >= UnderWayMax)
        {
            return -1;
        }

        int token = ++_token;
        int life = _life;
        var message = new SimMessage(_agent!.Topics.Name(topic), payload.AsSpan(0, count).ToArray(), retain, qos);
        if (qos == 1)
        {
            _ = _underWay.Add(token);
            _world.After(GiveUpMs, () => Delivered(token, life, false));
        }

        session.Up(() => _broker.Publish(session, message, () => Delivered(token, life, true)));
        return token;
    }

    /// <inheritdoc/>
    public int WriteUart(int port, byte[] data, int offset, int count) => count;

    /// <inheritdoc/>
    public bool HmacMatches(byte[] text, int textCount, byte[] mac) => false;

    /// <inheritdoc/>
    public void Identify() => throw new InvalidOperationException("nobody asks for this");

    /// <inheritdoc/>
    public void Restart() => throw new InvalidOperationException("nobody asks for this");

    private void Connected()
    {
        _agent!.OnLink(true, _world.NowMs);
        Poll();
    }

    private void Delivered(int token, int life, bool ok)
    {
        if (life == _life && _underWay.Remove(token))
        {
            _agent!.OnDelivered(token, ok, _world.NowMs);
            Poll();
        }
    }

    private void Speak(int port, int life, long afterMs) => _world.After(afterMs, () =>
    {
        if (life != _life)
        {
            return;
        }

        if (_devices[port].IsPluggedIn)
        {
            byte[] block = _devices[port].Block(_world.NowMs);
            _agent!.OnUart(port, block, 0, block.Length, _world.NowMs);
            Poll();
        }

        Speak(port, life, _profile.BlockMs);
    });

    private void Poll()
    {
        if (_agent is null)
        {
            return;
        }

        long dueMs = _agent.Poll(_world.NowMs, this);
        for (int port = 0; port < _devices.Length; port++)
        {
            RingBytesUsedMax = Math.Max(RingBytesUsedMax, _agent.BacklogOf(port).Ring.Used);
        }

        // Only the newest wish to be called counts. A device of one block a second leaves nothing open that must be closed soon.
        int order = ++_pollOrder;
        _world.After(Math.Max(dueMs - _world.NowMs, RestMs), () =>
        {
            if (order == _pollOrder)
            {
                Poll();
            }
        });
    }
}
