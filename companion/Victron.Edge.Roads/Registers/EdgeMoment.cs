// EdgeMoment: where an edge is in its own time.

namespace Victron.Edge.Roads.Registers;

/// <summary>A moment of one run of an edge.</summary>
/// <param name="BootId">Names the run.</param>
/// <param name="UptimeMs">Estimated uptime in ms.</param>
public sealed record EdgeMoment(string BootId, long UptimeMs);
