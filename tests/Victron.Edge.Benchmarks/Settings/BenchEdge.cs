// BenchEdge: the real edge core between a simulated device and a simulated broker, ten milliseconds at a time.
// Loses its power and comes back with another boot id. Its lock is opened by whoever stands at the board.

using System.Globalization;
using Victron.Edge.Agent;
using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>One edge with one device.</summary>
public sealed class BenchEdge : IEdgeHost, ISimClient
{
    private const int TickMs = 10;
    private const int ChunkBytes = 256;

    private readonly SimWorld _world;
    private readonly SimBroker _broker;
    private readonly ISimulatedLink _cable;
    private readonly SimRandom _random;
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private EdgeAgent? _agent;
    private int _life;
    private int _token;

    /// <summary>Makes an edge without power.</summary>
    public BenchEdge(SimWorld world, SimBroker broker, ISimulatedLink cable, SimRandom random, SimNetwork network)
    {
        _world = world;
        _broker = broker;
        _cable = cable;
        _random = random;
        Line = new SimLine(world, broker, network, this, random.Fork(2), () => _agent!.OnLink(true, world.NowMs));
    }

    /// <summary>Its name in topics.</summary>
    public static string Name => "van";

    /// <summary>Its way to the broker.</summary>
    public SimLine Line { get; }

    /// <summary>Switches the power on, after off if it was on.</summary>
    public void Start()
    {
        Stop();
        var settings = new EdgeSettings
        {
            Name = Name,
            PortCount = 1,
            IntervalMs = 1000,
            Discovery = false,
            BootId = _random.Next(int.MaxValue).ToString("x8", CultureInfo.InvariantCulture),
            RingBytes = 4096,
        };
        _agent = new EdgeAgent(settings, _world.NowMs);
        Tick(_life);
        Line.Start();
    }

    /// <summary>Takes the power away; the device keeps its own.</summary>
    public void Stop()
    {
        _life++;
        _agent = null;
        Line.Stop();
    }

    /// <summary>Somebody presses the button.</summary>
    public void Unlock(int minutes) => _agent?.Unlock(minutes, _world.NowMs);

    /// <inheritdoc/>
    public bool Wants(string topic) => topic.StartsWith($"victron-edge/{Name}/", StringComparison.Ordinal)
        && (topic.EndsWith("/hex/request", StringComparison.Ordinal) || topic.EndsWith("/command", StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Arrived(SimMessage message, bool isDuplicate)
    {
        int topic = _agent?.Topics.NumberOf(message.Topic) ?? -1;
        if (topic >= 0)
        {
            _agent!.OnMessage(topic, message.Payload, message.Payload.Length, message.Retain, isDuplicate, _world.NowMs);
        }
    }

    /// <inheritdoc/>
    public void Lost(SimSession session)
    {
        if (session == Line.Session)
        {
            Line.Lost();
            _agent?.OnLink(false, _world.NowMs);
        }
    }

    /// <inheritdoc/>
    public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
    {
        if (Line.Session is not { } session)
        {
            return -1;
        }

        int token = ++_token;
        int life = _life;
        var message = new SimMessage(_agent!.Topics.Name(topic), payload.AsSpan(0, count).ToArray(), retain, qos);
        session.Up(() => _broker.Publish(session, message, () =>
        {
            if (life == _life)
            {
                _agent!.OnDelivered(token, true, _world.NowMs);
            }
        }));
        return token;
    }

    /// <inheritdoc/>
    public int WriteUart(int port, byte[] data, int offset, int count)
    {
        _cable.Receive(data, offset, count);
        return count;
    }

    /// <inheritdoc/>
    public bool HmacMatches(byte[] text, int textCount, byte[] mac) => false;

    /// <inheritdoc/>
    public void Identify() => throw new InvalidOperationException("nobody asks for this");

    /// <inheritdoc/>
    public void Restart() => throw new InvalidOperationException("nobody asks for this");

    private void Tick(int life)
    {
        if (life != _life)
        {
            return;
        }

        _cable.Advance(_world.NowMs);
        int count = 0;
        while (_cable.TryRead(out WireByte next))
        {
            _chunk[count++] = next.Value;
            if (count == ChunkBytes)
            {
                _agent!.OnUart(0, _chunk, 0, count, _world.NowMs);
                count = 0;
            }
        }

        if (count > 0)
        {
            _agent!.OnUart(0, _chunk, 0, count, _world.NowMs);
        }

        _ = _agent!.Poll(_world.NowMs, this);
        _world.After(TickMs, () => Tick(life));
    }
}
