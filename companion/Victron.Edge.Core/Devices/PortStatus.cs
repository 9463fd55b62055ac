// PortStatus: what a port's status topic can say.

namespace Victron.Edge.Core.Devices;

/// <summary>Word of the status topic of a port.</summary>
public enum PortStatus
{
    /// <summary>Nothing was heard yet, or a word that this program does not know.</summary>
    Unknown,

    /// <summary>Good blocks arrive.</summary>
    Online,

    /// <summary>Silent, and that is normal for this device.</summary>
    Quiet,

    /// <summary>Silent, and it should not be.</summary>
    Offline,
}
