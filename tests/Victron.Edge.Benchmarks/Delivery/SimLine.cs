// SimLine: keeps a client connected: tries again after a loss, waits longer and longer, and suffers what the line does.

using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>The way of one client to the broker.</summary>
public sealed class SimLine
{
    private const int WaitMsMin = 1_000;
    private const int WaitMsMax = 60_000;

    // A keep-alive of 30 s notices within twice that time.
    private const int NoticeMsMax = 60_000;

    private readonly SimWorld _world;
    private readonly SimBroker _broker;
    private readonly ISimClient _client;
    private readonly SimRandom _random;
    private readonly Action _up;
    private int _waitMs = WaitMsMin;
    private int _life;

    /// <summary>Makes a line that is not connected yet.</summary>
    /// <param name="up">Called when a connection is there.</param>
    public SimLine(SimWorld world, SimBroker broker, SimNetwork network, ISimClient client, SimRandom random, Action up)
    {
        _world = world;
        _broker = broker;
        Network = network;
        _client = client;
        _random = random;
        _up = up;
    }

    /// <summary>The network under it.</summary>
    public SimNetwork Network { get; }

    /// <summary>The present connection; null while there is none.</summary>
    public SimSession? Session { get; private set; }

    /// <summary>Begins to connect.</summary>
    public void Start()
    {
        _life++;
        Try(_life);
    }

    /// <summary>Ends for good, without a word to the client.</summary>
    public void Stop()
    {
        _life++;
        SimSession? session = Session;
        Session = null;
        if (session is not null)
        {
            _broker.Leave(session);
            session.FallSilent();
        }
    }

    /// <summary>Told by the client that its connection is over.</summary>
    public void Lost()
    {
        SimSession? session = Session;
        Session = null;
        if (session is not null)
        {
            _broker.Leave(session);
            Again(_life);
        }
    }

    /// <summary>The connection breaks, and both ends know.</summary>
    public void Cut() => Session?.Close();

    /// <summary>The connection is dead; the client notices up to a minute later.</summary>
    public void CutSilently()
    {
        if (Session is { } session)
        {
            session.FallSilent();
            _world.After(_random.Next(NoticeMsMax), session.Close);
        }
    }

    private void Try(int life)
    {
        if (life != _life || Session is not null)
        {
            return;
        }

        if (!_broker.IsUp || !Network.IsUp)
        {
            Again(life);
            return;
        }

        _waitMs = WaitMsMin;
        Session = new SimSession(_world, Network, _client);
        _broker.Enter(Session);
        _up();
    }

    private void Again(int life)
    {
        _world.After(_waitMs + _random.Next(_waitMs), () => Try(life));
        _waitMs = Math.Min(_waitMs * 2, WaitMsMax);
    }
}
