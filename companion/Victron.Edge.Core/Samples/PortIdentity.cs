// PortIdentity: which device is at a port.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>A port and its device.</summary>
/// <param name="Address">The port.</param>
/// <param name="Identity">The device.</param>
public sealed record PortIdentity(PortAddress Address, DeviceIdentity Identity);
