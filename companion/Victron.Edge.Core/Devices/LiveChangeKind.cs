// LiveChangeKind: what about a device is new.

namespace Victron.Edge.Core.Devices;

/// <summary>Kind of a change.</summary>
public enum LiveChangeKind
{
    /// <summary>New values.</summary>
    State,

    /// <summary>Another word of its status topic, or of its edge's.</summary>
    Status,

    /// <summary>Another identity.</summary>
    Identity,
}
