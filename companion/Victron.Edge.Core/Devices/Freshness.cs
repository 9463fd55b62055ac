// Freshness: the four words for how much a value may be trusted, and the rule behind them.

namespace Victron.Edge.Core.Devices;

/// <summary>How fresh the values of a device are.</summary>
public enum Freshness
{
    /// <summary>Values arrive as expected.</summary>
    Live,

    /// <summary>Edge and port say that they are there, but no value came for a while.</summary>
    Late,

    /// <summary>Silent, and that is normal for this device.</summary>
    Quiet,

    /// <summary>Edge or port says that it is gone.</summary>
    Offline,
}
