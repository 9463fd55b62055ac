// PortSummary: how much is stored of one port.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>Summary of a port.</summary>
/// <param name="Address">The port.</param>
/// <param name="Identity">The device that was there last.</param>
/// <param name="FirstMs">Time of its first sample, ms since 1970; null when there is none.</param>
/// <param name="LastMs">Time of its last sample.</param>
/// <param name="Samples">Stored samples.</param>
/// <param name="Lost">Samples that will not come any more: given up by the edge, or missing from runs that have ended.</param>
/// <param name="Missing">Samples of the present run that have not arrived yet.</param>
public sealed record PortSummary(
    PortAddress Address, DeviceIdentity Identity, long? FirstMs, long? LastMs, long Samples, long Lost, long Missing);
