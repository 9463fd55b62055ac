// SimFault: what can break.

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Kinds of faults.</summary>
public enum SimFault
{
    /// <summary>A connection of an edge breaks.</summary>
    EdgeCut,

    /// <summary>A connection of an edge is dead, and nobody notices for up to a minute.</summary>
    EdgeSilent,

    /// <summary>The Wi-Fi of an edge is away for a while.</summary>
    EdgeAway,

    /// <summary>An edge loses its power for a while.</summary>
    EdgePower,

    /// <summary>The broker is away for a while, sometimes without its memory.</summary>
    Broker,

    /// <summary>The companion is killed, and started a while later.</summary>
    Companion,

    /// <summary>The connection of the companion breaks.</summary>
    CompanionCut,

    /// <summary>The disk takes nothing for a while.</summary>
    Disk,

    /// <summary>The cable of a device is out for a while.</summary>
    Cable,
}
