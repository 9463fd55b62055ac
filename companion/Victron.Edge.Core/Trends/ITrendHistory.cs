// ITrendHistory: reads the past in the fineness that a chart can show.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Core.Trends;

/// <summary>Reads trends.</summary>
public interface ITrendHistory : IDisposable
{
    /// <summary>Quantities of a port over time.</summary>
    /// <param name="address">The port.</param>
    /// <param name="keys">The quantities.</param>
    /// <param name="tier">How fine.</param>
    /// <param name="fromMs">First time, ms since 1970, included.</param>
    /// <param name="toMs">Last time, ms since 1970, not included.</param>
    /// <param name="problem">Why they cannot be read; null when they can.</param>
    /// <returns>By time, then by key. Spans without news are not there.</returns>
    IReadOnlyList<TrendPoint> Read(PortAddress address, IReadOnlyCollection<string> keys, TrendTier tier, long fromMs, long toMs, out StoreProblem? problem);

    /// <summary>Quantities that a port has had.</summary>
    /// <param name="problem">Why they cannot be read; null when they can.</param>
    IReadOnlyList<string> Keys(PortAddress address, out StoreProblem? problem);
}
