// WatchPage: the three things that the live terminal can show.

namespace Victron.Edge.Companion.Watch;

/// <summary>What is shown.</summary>
public enum WatchPage
{
    /// <summary>All devices, a line each.</summary>
    Table,

    /// <summary>All fields of one device.</summary>
    Fields,

    /// <summary>What the keys do.</summary>
    Help,
}
