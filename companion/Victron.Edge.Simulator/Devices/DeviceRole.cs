// DeviceRole: whether a device brings its own charger to the system.
namespace Victron.Edge.Simulator.Devices;

internal enum DeviceRole
{
    /// <summary>Only measures or draws.</summary>
    Observer,

    /// <summary>Charges the battery.</summary>
    Charger,
}
