// TileRow: one row of the table of tiles.

namespace Victron.Edge.Web.Live;

/// <summary>Values of a tile.</summary>
/// <param name="Big">Key of the value that is read at arm's length.</param>
/// <param name="Small">Keys of the others, in order; those that a device does not send are left out.</param>
internal sealed record TileRow(string Big, IReadOnlyList<string> Small);
