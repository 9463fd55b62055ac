// BootDating: where the time of a run of an edge comes from, the better the larger. The numbers are stored.

namespace Victron.Edge.Core.Samples;

/// <summary>Source of <see cref="BootState.OffsetMs"/>.</summary>
public enum BootDating
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>The own time of a state that the broker had kept.</summary>
    Kept = 1,

    /// <summary>Arrival of a backlog less the uptime at which it was sent.</summary>
    Backlog = 2,

    /// <summary>Arrival of live states less their uptime, the smallest of the last 10 to 20 minutes.</summary>
    Arrival = 3,

    /// <summary>The edge's own clock, which is within 10 minutes of the companion's.</summary>
    Edge = 4,
}
