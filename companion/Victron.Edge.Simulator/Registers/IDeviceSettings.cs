// IDeviceSettings: the settings of a device as its model sees them.
namespace Victron.Edge.Simulator.Registers;

internal interface IDeviceSettings
{
    /// <summary>The raw number in force; null when the device has no such register or it holds "not available".</summary>
    /// <param name="register">Register id.</param>
    long? Raw(int register);
}
