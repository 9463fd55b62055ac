// StoredNotice: what an edge may forget, because it is committed here or gone there.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>One acknowledgement, the payload of a port's stored topic.</summary>
/// <param name="Address">The port.</param>
/// <param name="BootId">The run.</param>
/// <param name="Sequence">Every number up to this one is committed or gone; 0 when the run is known and nothing of it is.</param>
public sealed record StoredNotice(PortAddress Address, string BootId, long Sequence);
