// SimWorld: virtual time. Whoever wants something to happen later says when; nothing sleeps, and the same seed gives the
// same day. Knows no edge and no broker.

using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Events in order of time, and among equals in the order in which they were asked for.</summary>
public sealed class SimWorld
{
    /// <summary>Wall clock at virtual time 0, in ms since 1970: 2026-06-01 00:00 UTC.</summary>
    public const long StartUnixMs = 1_780_272_000_000;

    private readonly PriorityQueue<Action, (long AtMs, long Order)> _events = new();
    private long _order;

    /// <summary>Makes a world that chance rules by this seed.</summary>
    public SimWorld(int seed) => Random = new SimRandom((ulong)seed);

    /// <summary>Milliseconds since the start.</summary>
    public long NowMs { get; private set; }

    /// <summary>The wall clock, in ms since 1970.</summary>
    public long UnixMs => StartUnixMs + NowMs;

    /// <summary>Chance; a part that draws much takes a fork.</summary>
    public SimRandom Random { get; }

    /// <summary>Has something happen later.</summary>
    public void After(long ms, Action action) => _events.Enqueue(action, (NowMs + Math.Max(0, ms), _order++));

    /// <summary>Lets time pass.</summary>
    public void RunUntil(long endMs)
    {
        while (_events.TryPeek(out _, out (long AtMs, long Order) next) && next.AtMs <= endMs)
        {
            Action action = _events.Dequeue();
            NowMs = next.AtMs;
            action();
        }

        NowMs = endMs;
    }
}
