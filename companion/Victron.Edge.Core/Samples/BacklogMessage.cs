// BacklogMessage: samples that an edge had kept while they could not be stored, taken apart. Whoever reads the JSON fills it.

namespace Victron.Edge.Core.Samples;

/// <summary>One message of a port's backlog topic.</summary>
/// <param name="BootId">Names the run of the edge.</param>
/// <param name="UptimeMs">Uptime of the edge when it sent the message.</param>
/// <param name="After">Numbers above this one and below the last row's that are in no row are gone for good at the edge.</param>
/// <param name="Rows">The samples, by rising number.</param>
public sealed record BacklogMessage(string BootId, long UptimeMs, long After, IReadOnlyList<BacklogRow> Rows);
