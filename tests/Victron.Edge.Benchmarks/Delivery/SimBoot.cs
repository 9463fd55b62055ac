// SimBoot: what is known for certain about one run of one port: how many samples it made, and how many it gave up.

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Truth about one run of a port.</summary>
/// <param name="Edge">Name of the edge.</param>
/// <param name="Port">Index of the port.</param>
/// <param name="BootId">Name of the run.</param>
/// <param name="StartMs">When it began, in virtual time.</param>
public sealed record SimBoot(string Edge, int Port, string BootId, long StartMs)
{
    /// <summary>Samples made.</summary>
    public long Made { get; set; }

    /// <summary>Samples given up, each counted once.</summary>
    public long GivenUp { get; set; }

    /// <summary>Samples that wait.</summary>
    public long Waiting { get; set; }

    /// <summary>Whether the power went and took with it what waited.</summary>
    public bool IsDead { get; set; }
}
