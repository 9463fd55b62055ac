// ControlChoice: what the owner switched on: which controls, of which devices.

using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Roads.Controls;

/// <summary>A choice.</summary>
/// <param name="Keys">Keys of <c>controls.csv</c>.</param>
/// <param name="Devices">Serial numbers, places, or parts of names that only one device has; empty for all devices.</param>
public sealed record ControlChoice(IReadOnlyList<string> Keys, IReadOnlyList<string> Devices)
{
    /// <summary>Whether a device is meant, among all that are known now. A part of a name that fits two devices means none.</summary>
    public bool IsMeant(LinkedDevice device, IReadOnlyList<LinkedDevice> all) => Devices.Count == 0 || Devices.Any(text => IsCalled(device, text, all));

    private static bool IsCalled(LinkedDevice device, string text, IReadOnlyList<LinkedDevice> all)
    {
        LinkedDevice[] exact = [.. all.Where(each => each.Address.ToString() == text || string.Equals(each.Device.Identity.Serial, text, StringComparison.OrdinalIgnoreCase))];
        LinkedDevice[] found = exact.Length > 0 ? exact : [.. all.Where(each => each.Device.Name.Contains(text, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1 && found[0].Address == device.Address;
    }
}
