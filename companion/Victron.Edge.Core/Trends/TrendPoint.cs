// TrendPoint: one point of a chart.

namespace Victron.Edge.Core.Trends;

/// <summary>One quantity in one span of a chart.</summary>
/// <param name="AtMs">Begin of the span, ms since 1970.</param>
/// <param name="Cell">What it did.</param>
public readonly record struct TrendPoint(long AtMs, TrendCell Cell);
