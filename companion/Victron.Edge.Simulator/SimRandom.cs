// SimRandom: the only source of chance in the simulator; the same seed gives the same bytes on every platform and runtime.
// Leaves to others what chance is used for. Not for secrets.
// Source: SplitMix64 (Steele, Lea, Flood 2014), chosen because it is ten lines and has no warm-up.
namespace Victron.Edge.Simulator;

/// <summary>Seeded pseudo-random numbers with independent streams.</summary>
public sealed class SimRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    private readonly ulong _seed;
    private ulong _state;

    /// <summary>Starts a stream. Every seed is valid, 0 too.</summary>
    public SimRandom(ulong seed)
    {
        _seed = seed;
        _state = seed;
    }

    /// <summary>A stream of its own for one part, so that adding a part does not change the numbers of the others.</summary>
    /// <param name="stream">Number of the part; the same number gives the same stream.</param>
    public SimRandom Fork(int stream) => new(Mix(_seed + (Golden * (ulong)(uint)(stream + 1))));

    /// <summary>A number from 0 (included) to 1 (excluded).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1.</summary>
    /// <param name="count">1 or more.</param>
    public int Next(int count) => (int)(NextDouble() * count);

    /// <summary>A number around 0 with standard deviation 1, never beyond ±6 (sum of twelve uniform numbers).</summary>
    public double NextNormal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += NextDouble();
        }

        return sum;
    }

    /// <summary>True with the given probability (0 never, 1 always).</summary>
    public bool IsHit(double probability) => NextDouble() < probability;

    private ulong NextBits()
    {
        unchecked
        {
            _state += Golden;
            return Mix(_state);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
