// IDeviceModel: what a device of one product says about its part of the system: labels, order, rounding, unrequested frames.
// Leaves the wire, the pace and HEX requests to SimulatedDevice.
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Registers;
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

    /// <summary>What its registers hold as delivered, besides the figures of the kind; in the unit of the register.</summary>
    IReadOnlyDictionary<int, decimal> Figures => new Dictionary<int, decimal>();

    /// <summary>Takes over the settings that steer it; called when one was written and before each report.</summary>
    void Follow(IDeviceSettings settings)
    {
        // Most products show nothing of their settings in text.
    }

    /// <summary>Does what an action register asks for.</summary>
    /// <param name="register">Register id.</param>
    void Act(int register)
    {
        // Taken and done without anything to see.
    }

    /// <summary>A record that only the model can write, such as a day of history.</summary>
    /// <returns>Null when the register is no record of this product.</returns>
    RegisterReply? Record(int register) => null;
}
