// StoreTrouble: kinds of trouble with a store.

namespace Victron.Edge.Core.Samples;

/// <summary>What is wrong with a store.</summary>
public enum StoreTrouble
{
    /// <summary>It holds something else than it should; trying again is no use.</summary>
    Damaged,

    /// <summary>A newer version of the program made it, or another program.</summary>
    Foreign,

    /// <summary>It may not be written or read.</summary>
    Denied,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>Somebody else writes to it.</summary>
    Busy,

    /// <summary>There is none.</summary>
    Absent,

    /// <summary>The disk or the system has a fault.</summary>
    Fault,
}
