// SampleVerdict: what the ledger says of a sample.

namespace Victron.Edge.Core.Samples;

/// <summary>What becomes of a sample.</summary>
public enum SampleVerdict
{
    /// <summary>It is new and will be stored.</summary>
    New,

    /// <summary>It is stored already, or was given up as lost before.</summary>
    Repeat,

    /// <summary>Its numbers cannot be: no run of an edge, no number from 1 on, no uptime.</summary>
    Malformed,

    /// <summary>Nothing tells when it was taken. It is not acknowledged, so an edge that is still there offers it again.</summary>
    Undated,

    /// <summary>There is no room for it now. It is not acknowledged, so the edge keeps it and offers it again.</summary>
    NoRoom,
}
