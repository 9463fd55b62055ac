// Sparkline: one small line.

namespace Victron.Edge.Web.History;

/// <summary>A line of 24 hours, 96 wide and 24 high.</summary>
/// <param name="Path">As SVG draws it.</param>
/// <param name="Low">Smallest mean of a quarter of an hour.</param>
/// <param name="High">Largest.</param>
public sealed record Sparkline(string Path, decimal Low, decimal High);
