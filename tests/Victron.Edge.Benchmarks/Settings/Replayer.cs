// Replayer: somebody on the broker who sends each request once more, at once or later: a bridge between brokers, or worse.

using System.Text;
using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>Repeats requests of others.</summary>
public sealed class Replayer : ISimClient
{
    private const int LaterMsMax = 60_000;

    private readonly SimWorld _world;
    private readonly SimBroker _broker;
    private readonly SimRandom _random;
    private readonly HashSet<string> _seen = [];
    private readonly SimLine _line;
    private bool _hasEnded;

    /// <summary>Connects one.</summary>
    public Replayer(SimWorld world, SimBroker broker, SimRandom random)
    {
        _world = world;
        _broker = broker;
        _random = random;
        _line = new SimLine(world, broker, new SimNetwork(random.Fork(1), 20, 200), this, random.Fork(2), () => { });
        _line.Start();
    }

    /// <summary>Repeats nothing any more.</summary>
    public void End() => _hasEnded = true;

    /// <inheritdoc/>
    public bool Wants(string topic) => topic.EndsWith("/hex/request", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Arrived(SimMessage message, bool isDuplicate)
    {
        if (!_seen.Add(Encoding.ASCII.GetString(message.Payload)))
        {
            return;
        }

        _world.After(_random.IsHit(0.5) ? 0 : _random.Next(LaterMsMax), () =>
        {
            if (_line.Session is { } session && !_hasEnded)
            {
                session.Up(() => _broker.Publish(session, message with { Retain = _random.IsHit(0.1) }, () => { }));
            }
        });
    }

    /// <inheritdoc/>
    public void Lost(SimSession session)
    {
        if (session == _line.Session)
        {
            _line.Lost();
        }
    }
}
