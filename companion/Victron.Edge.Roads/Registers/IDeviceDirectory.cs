// IDeviceDirectory: the devices within reach, and the roads to their registers. DeviceLink is one.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Roads.Registers;

/// <summary>Knows devices.</summary>
public interface IDeviceDirectory
{
    /// <summary>Devices by edge and port, as they are now.</summary>
    IReadOnlyList<LinkedDevice> Devices { get; }

    /// <summary>Makes the road to the registers of a device.</summary>
    /// <returns>What is wrong and what to do, one line; null when it can be asked.</returns>
    string? TargetOf(LinkedDevice device, out SettingsTarget? target);
}
