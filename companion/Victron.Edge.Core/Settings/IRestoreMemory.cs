// IRestoreMemory: keeps a RestoreMark for a device over a power cut.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Settings;

/// <summary>Keeps marks; never throws for trouble with the disk.</summary>
public interface IRestoreMemory
{
    /// <summary>The mark of a device, or null.</summary>
    RestoreMark? Load(DeviceId device, out string? problem);

    /// <summary>Keeps a mark; it is on the disk when this returns.</summary>
    /// <returns>What is wrong, one line; null when it is kept.</returns>
    string? Save(DeviceId device, RestoreMark mark);

    /// <summary>Forgets the mark of a device.</summary>
    /// <returns>What is wrong, one line; null when it is gone.</returns>
    string? Clear(DeviceId device);
}
