// DeviceDesk: an open connection to devices, and how one of them is found on it.

using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Settings;

/// <summary>Devices that can be talked to.</summary>
/// <param name="Console">Where the verb writes.</param>
/// <param name="Place">Where the devices are.</param>
/// <param name="Link">The connection.</param>
/// <param name="Services">What works on settings.</param>
internal sealed record DeviceDesk(SettingsConsole Console, DevicePlace Place, DeviceLink Link, SettingsServices Services)
{
    /// <summary>Finds a device that answers registers.</summary>
    /// <param name="text">What the user typed; null for the only device of a cable.</param>
    /// <param name="device">Null unless the result is null.</param>
    /// <returns>What is wrong and what to do, in one line; null when it was found.</returns>
    public string? Find(string? text, out OpenDevice? device)
    {
        device = null;
        LinkedDevice? linked = Link.Devices.Count > 0 ? Link.Devices[0] : null;
        string? problem = text is null
            ? linked is null ? NoDevice() : null
            : Link.Find(text, out linked);
        SettingsTarget? target = null;
        problem ??= Link.TargetOf(linked!, out target);
        device = problem is null
            ? new OpenDevice(Link, linked!, new SettingsWork(Console, Services, target!, new LinkDoor(Link, linked!, Place.Source is not null)))
            : null;
        return problem;
    }

    /// <summary>What to say where there is no device at all.</summary>
    public string NoDevice() => Place.Source is { } source
        ? $"no device has spoken on {source.Name}; look at plug and cable, and see: victron-edge doctor --serial {source.Name}"
        : $"no device has spoken at broker {Place.Broker} yet; see victron-edge edges.";
}
