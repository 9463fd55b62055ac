// SimBroker: an MQTT broker with clean sessions: retained messages, QoS 0 and 1, duplicates of the latter, restarts with
// and without its memory.

using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>The broker of the simulation.</summary>
public sealed class SimBroker
{
    private const double DuplicateShare = 0.03;

    private readonly SimRandom _random;
    private readonly Dictionary<string, SimMessage> _kept = [];
    private readonly List<SimSession> _sessions = [];

    /// <summary>Makes an empty broker.</summary>
    public SimBroker(SimRandom random) => _random = random;

    /// <summary>Whether it takes connections.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>Takes a connection in: retained messages first, as after a SUBSCRIBE.</summary>
    public void Enter(SimSession session)
    {
        _sessions.Add(session);
        foreach (SimMessage message in _kept.Values.Where(message => session.Client.Wants(message.Topic)).ToList())
        {
            Send(session, message with { Retain = true });
        }
    }

    /// <summary>Takes a message; with QoS 1 the receipt goes back.</summary>
    public void Publish(SimSession from, SimMessage message, Action receipt)
    {
        int times = message.Qos == 1 && _random.IsHit(DuplicateShare) ? 2 : 1;
        for (int i = 0; i < times; i++)
        {
            if (message.Retain)
            {
                Keep(message);
            }

            foreach (SimSession session in _sessions.Where(session => session.IsOpen && session.Client.Wants(message.Topic)).ToList())
            {
                Send(session, message with { Retain = false });
            }
        }

        if (message.Qos == 1)
        {
            from.Down(receipt);
        }
    }

    /// <summary>Stops: every connection is over.</summary>
    /// <param name="isForgetful">Whether retained messages are gone, too.</param>
    public void Stop(bool isForgetful)
    {
        IsUp = false;
        if (isForgetful)
        {
            _kept.Clear();
        }

        foreach (SimSession session in _sessions.ToList())
        {
            session.Close();
        }

        _sessions.Clear();
    }

    /// <summary>Is there again.</summary>
    public void Start() => IsUp = true;

    /// <summary>Forgets a connection that is over.</summary>
    public void Leave(SimSession session) => _ = _sessions.Remove(session);

    private void Keep(SimMessage message)
    {
        if (message.Payload.Length == 0)
        {
            _ = _kept.Remove(message.Topic);
        }
        else
        {
            _kept[message.Topic] = message;
        }
    }

    private void Send(SimSession session, SimMessage message)
    {
        session.Down(() => session.Client.Arrived(message, false));
        if (message.Qos == 1 && _random.IsHit(DuplicateShare))
        {
            session.Down(() => session.Client.Arrived(message, true));
        }
    }
}
