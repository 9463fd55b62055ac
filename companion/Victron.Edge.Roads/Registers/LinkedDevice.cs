// LinkedDevice: a device that a companion could talk to, with the edge that it hangs on.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Roads.Registers;

/// <summary>A device on a connection.</summary>
/// <param name="Address">Where it is plugged in.</param>
/// <param name="Device">What is known about it.</param>
/// <param name="Edge">Its edge; null while nothing of it was heard.</param>
public sealed record LinkedDevice(PortAddress Address, Device Device, EdgeNode? Edge);
