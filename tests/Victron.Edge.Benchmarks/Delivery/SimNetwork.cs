// SimNetwork: the line of one client: how slow it is, and whether it is there at all.

using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>The line between one client and the broker.</summary>
public sealed class SimNetwork
{
    private const double SlowShare = 0.02;

    private readonly SimRandom _random;
    private readonly int _usualMs;
    private readonly int _slowMs;

    /// <summary>Makes a line.</summary>
    /// <param name="random">Its chance.</param>
    /// <param name="usualMs">Most messages take up to this long.</param>
    /// <param name="slowMs">One in fifty takes up to this long.</param>
    public SimNetwork(SimRandom random, int usualMs, int slowMs)
    {
        _random = random;
        _usualMs = usualMs;
        _slowMs = slowMs;
    }

    /// <summary>Whether a connection can be made.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Time that the next message takes.</summary>
    public int DelayMs() => 1 + _random.Next(_random.IsHit(SlowShare) ? _slowMs : _usualMs);
}
