// TrendTier: how finely the past is kept.

namespace Victron.Edge.Core.Trends;

/// <summary>Lengths of the spans that are kept.</summary>
public enum TrendTier
{
    /// <summary>A minute each.</summary>
    Minute,

    /// <summary>An hour each.</summary>
    Hour,

    /// <summary>A day of the calendar of this computer each.</summary>
    Day,

    /// <summary>From one sample to the next; kept for days only.</summary>
    Sample,
}
