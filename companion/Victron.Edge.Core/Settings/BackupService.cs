// BackupService: takes the settings of a device.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Takes backups.</summary>
public sealed class BackupService
{
    /// <summary>Makes the service.</summary>
    /// <param name="tool">Version of the program, for the file.</param>
    public BackupService(DeviceCatalogue catalogue, SettingsService settings, TimeProvider time, string tool) => throw new NotImplementedException();

    /// <summary>Reads all settings of a device.</summary>
    /// <returns>The backup, or null with a one-line problem when a register was not answered.</returns>
    public Task<(DeviceBackup? Backup, string? Problem)> TakeAsync(SettingsTarget target, IProgress<AccessProgress>? progress, CancellationToken stop) => throw new NotImplementedException();
}
