// OpenDevice: one device on an open connection.

using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Settings;

/// <summary>A device that a verb works with.</summary>
/// <param name="Link">The connection.</param>
/// <param name="Linked">Where it is plugged in.</param>
/// <param name="Work">Its settings.</param>
internal sealed record OpenDevice(DeviceLink Link, LinkedDevice Linked, SettingsWork Work)
{
    /// <summary>Where the verb writes.</summary>
    public SettingsConsole Console => Work.Console;
}
