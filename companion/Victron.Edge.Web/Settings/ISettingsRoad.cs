// ISettingsRoad: how the page reaches devices and their settings, wherever those are. What is done with settings is SettingsServices'.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>The way to settings.</summary>
public interface ISettingsRoad
{
    /// <summary>Reads, checks, writes, keeps the books.</summary>
    SettingsServices Services { get; }

    /// <summary>Finds the device at a port.</summary>
    /// <returns>The device, or in one line why it cannot be asked and what to do.</returns>
    Task<(SettingsTarget? Target, string? Problem)> TargetAsync(PortAddress place, CancellationToken stop);

    /// <summary>Lets the settings of an edge's devices be written for a while, or locks them again.</summary>
    /// <param name="edge">Name of the edge.</param>
    /// <param name="minutes">1 to 60; 0 locks.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>What is wrong and what to do, one line; null when the edge did it.</returns>
    Task<string?> UnlockAsync(string edge, int minutes, CancellationToken stop);

    /// <summary>Has an edge show which board it is: it blinks, or writes a line.</summary>
    /// <returns>What is wrong and what to do, one line; null when the edge was told.</returns>
    Task<string?> IdentifyAsync(string edge, CancellationToken stop);

    /// <summary>Has an edge restart; it is gone for half a minute or so.</summary>
    /// <returns>What is wrong and what to do, one line; null when the edge was told.</returns>
    Task<string?> RestartAsync(string edge, CancellationToken stop);

    /// <summary>What goes between a device and the companion, as it goes, until told to stop.</summary>
    IAsyncEnumerable<PortLine> LinesAsync(PortAddress place, CancellationToken stop);
}
