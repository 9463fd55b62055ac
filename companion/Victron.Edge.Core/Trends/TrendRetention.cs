// TrendRetention: for how long the past is kept how finely. Hours and days are kept for ever.

namespace Victron.Edge.Core.Trends;

/// <summary>Times of keeping.</summary>
/// <param name="Raw">Each sample; null for ever.</param>
/// <param name="Minutes">Each minute; null for ever.</param>
public sealed record TrendRetention(TimeSpan? Raw, TimeSpan? Minutes)
{
    /// <summary>Everything for ever.</summary>
    public static TrendRetention Forever { get; } = new(null, null);

    /// <summary>Two days of samples, a year of minutes.</summary>
    public static TrendRetention Usual { get; } = new(TimeSpan.FromDays(2), TimeSpan.FromDays(366));
}
