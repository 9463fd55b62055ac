// ISampleHistory: reads back what a store keeps, also while somebody writes to it.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>Reads samples.</summary>
public interface ISampleHistory : IDisposable
{
    /// <summary>Samples of a port by time, oldest first.</summary>
    /// <param name="address">The port.</param>
    /// <param name="fromMs">First time, ms since 1970, included.</param>
    /// <param name="toMs">Last time, ms since 1970, not included.</param>
    /// <param name="countMax">As many at most.</param>
    /// <param name="problem">Why they cannot be read; null when they can.</param>
    IReadOnlyList<Sample> Between(PortAddress address, long fromMs, long toMs, int countMax, out StoreProblem? problem);

    /// <summary>What there is of each port, by edge and port.</summary>
    /// <param name="problem">Why that cannot be read; null when it can.</param>
    IReadOnlyList<PortSummary> Summaries(out StoreProblem? problem);
}
