// IDeviceModel: what a device of one product says about its part of the system: labels, order, rounding, unrequested frames.
// Leaves the wire, the pace and HEX requests to SimulatedDevice.
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Devices;

internal interface IDeviceModel
{
    DeviceIdentity Identity { get; }

    /// <summary>Milliseconds from one report to the next.</summary>
    int IntervalMs { get; }

    /// <summary>False while the device has no power of its own and says nothing.</summary>
    bool HasPower { get; }

    /// <summary>Writes the blocks of one report and the unrequested frames that go with them.</summary>
    /// <param name="writer">Takes blocks and frames in the order of sending.</param>
    /// <param name="uptimeSeconds">Seconds since the device was started.</param>
    void Compose(BlockWriter writer, long uptimeSeconds);

    /// <summary>The device's own power was interrupted.</summary>
    void Restart();
}
