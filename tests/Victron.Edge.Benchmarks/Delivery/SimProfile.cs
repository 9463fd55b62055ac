// SimProfile: what kind of day a seed gives: how fast the device talks, how large the ring is, and how often what breaks.

using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Settings of one day.</summary>
public sealed record SimProfile
{
    private static readonly int[] RingSizes = [1024, 4096, 16_384, 65_536];
    private static readonly double[] DayRates = [0, 1, 4, 20, 80];

    private SimProfile()
    {
    }

    /// <summary>Ports of each edge.</summary>
    public required int Ports { get; init; }

    /// <summary>Number of edges.</summary>
    public required int Edges { get; init; }

    /// <summary>Time between two blocks of a device.</summary>
    public required int BlockMs { get; init; }

    /// <summary>Interval of the edge.</summary>
    public required int IntervalMs { get; init; }

    /// <summary>Bytes of each ring.</summary>
    public required int RingBytes { get; init; }

    /// <summary>Delay of most messages, at most.</summary>
    public required int UsualDelayMs { get; init; }

    /// <summary>Delay of one message in fifty, at most.</summary>
    public required int SlowDelayMs { get; init; }

    /// <summary>Whether the edges know the time from the network.</summary>
    public required bool HasClock { get; init; }

    /// <summary>Faults of each kind a day, by <see cref="SimFault"/>.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>Longest time that something stays broken.</summary>
    public required int OutageMsMax { get; init; }

    /// <summary>The profile of a seed.</summary>
    public static SimProfile Of(SimRandom random) => new()
    {
        Ports = 1 + random.Next(2),
        Edges = 1 + random.Next(2),
        BlockMs = 12_000 + random.Next(30_000),
        IntervalMs = random.IsHit(0.5) ? 1_000 : 10_000 + random.Next(40_000),
        RingBytes = RingSizes[random.Next(RingSizes.Length)],
        UsualDelayMs = 1 + random.Next(300),
        SlowDelayMs = 1 + random.Next(20_000),
        HasClock = random.IsHit(0.5),
        Rates = [.. Enum.GetValues<SimFault>().Select(_ => DayRates[random.Next(DayRates.Length)])],
        OutageMsMax = random.IsHit(0.3) ? 4 * 3_600_000 : 120_000 + random.Next(1_200_000),
    };
}
