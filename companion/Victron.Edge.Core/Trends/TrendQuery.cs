// TrendQuery: how finely a range of time is shown: about a thousand points at most, so that a chart of a year is as quick as one of an hour.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Core.Trends;

/// <summary>A range and how finely it is shown.</summary>
/// <param name="Tier">What is read.</param>
/// <param name="SpanMs">Length of a point, ms.</param>
/// <param name="FromMs">First time, ms since 1970.</param>
/// <param name="ToMs">Last time, not included.</param>
public sealed record TrendQuery(TrendTier Tier, long SpanMs, long FromMs, long ToMs)
{
    /// <summary>Points of a range at most, but for days, of which there are as many as there are.</summary>
    public const int PointsMax = 1_500;

    private const long StepMs = 5_000;
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long DayMs = 24 * HourMs;

    // Every sample of an hour is much to read for one chart.
    private const long SamplesMax = 20 * MinuteMs;

    // Folding more minutes than these for one chart is slow; hours are folded already.
    private const long MinutesMax = 7 * DayMs;

    private static readonly long[] Steps = [1, 2, 5, 10, 15, 30];

    /// <summary>Chooses the fineness of a range.</summary>
    public static TrendQuery Of(long fromMs, long toMs)
    {
        long range = toMs - fromMs;
        long step = Steps.FirstOrDefault(minutes => range <= minutes * MinuteMs * PointsMax);
        return range <= SamplesMax ? new TrendQuery(TrendTier.Sample, StepMs, fromMs, toMs)
            : range <= MinutesMax && step > 0 ? new TrendQuery(TrendTier.Minute, step * MinuteMs, fromMs, toMs)
            : range <= PointsMax * HourMs ? new TrendQuery(TrendTier.Hour, HourMs, fromMs, toMs)
            : new TrendQuery(TrendTier.Day, DayMs, fromMs, toMs);
    }

    /// <summary>Reads the points of a port.</summary>
    /// <param name="history">Where from.</param>
    /// <param name="address">The port.</param>
    /// <param name="keys">The quantities.</param>
    /// <param name="problem">Why they cannot be read; null when they can.</param>
    /// <returns>By key; points by time, without those of which nothing is known.</returns>
    public IReadOnlyDictionary<string, IReadOnlyList<TrendPoint>> Read(ITrendHistory history, PortAddress address, IReadOnlyCollection<string> keys, out StoreProblem? problem)
    {
        IReadOnlyList<TrendPoint> points = history.Read(address, keys, Tier, FromMs, ToMs, out problem);
        if (Tier == TrendTier.Sample && points.Count == 0 && problem is null)
        {
            // Samples of that time were let go; their minutes are there.
            points = history.Read(address, keys, TrendTier.Minute, FromMs, ToMs, out problem);
        }

        return points.GroupBy(point => point.Cell.Key).ToDictionary(series => series.Key, IReadOnlyList<TrendPoint> (series) => [.. Wider(series)]);
    }

    private IEnumerable<TrendPoint> Wider(IEnumerable<TrendPoint> series) => Tier is TrendTier.Hour or TrendTier.Day || SpanMs == MinuteMs ? series
        : series.GroupBy(point => point.AtMs / SpanMs).Select(span => new TrendPoint(span.Key * SpanMs, TrendFold.Spans(span.Select(point => point.Cell))[0]));
}
