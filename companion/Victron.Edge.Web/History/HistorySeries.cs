// HistorySeries: one quantity of one device over time, as it is drawn.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>A series.</summary>
/// <param name="Address">Whose it is.</param>
/// <param name="Key">Key of the quantity.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Points">By time.</param>
public sealed record HistorySeries(PortAddress Address, string Key, string Name, string Unit, IReadOnlyList<TrendPoint> Points);
