// HistorySeries: one quantity over time, as it is drawn.

using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>A series.</summary>
/// <param name="Key">Key of the quantity.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Points">By time.</param>
public sealed record HistorySeries(string Key, string Name, string Unit, IReadOnlyList<TrendPoint> Points);
