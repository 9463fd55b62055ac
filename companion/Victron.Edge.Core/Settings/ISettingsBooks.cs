// ISettingsBooks: what writing to devices has to keep outside of the program: journal, marks of changes that were cut, and who writes now.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Settings;

/// <summary>The books of one computer; all its programs share them.</summary>
public interface ISettingsBooks : ISettingsJournal, IRestoreMemory
{
    /// <summary>
    /// Takes the right to write to a device among all programs of this computer, and waits for a moment where another one has it. It ends
    /// with the program that has it, however that ends.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The right, given back when disposed, or null where another program keeps it; and what is wrong with the disk, one line.</returns>
    Task<(IDisposable? Held, string? Problem)> EnterAsync(DeviceId device, CancellationToken stop);
}
