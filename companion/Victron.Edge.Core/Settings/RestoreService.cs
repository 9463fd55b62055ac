// RestoreService: brings a device back to what a backup says, in an order that is data, and so that a cut leaves it off.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Plans and runs restores.</summary>
public sealed class RestoreService
{
    /// <summary>Makes the service.</summary>
    public RestoreService(DeviceCatalogue catalogue, SettingsService settings, IRestoreMemory memory, TimeProvider time) => throw new NotImplementedException();

    /// <summary>Reads the device and plans; writes nothing.</summary>
    public Task<RestorePlan> PlanAsync(
        SettingsTarget target, DeviceBackup backup, RestoreOptions options, IProgress<AccessProgress>? progress, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Runs a plan.</summary>
    public Task<RestoreResult> RunAsync(RestorePlan plan, bool confirmed, string who, IProgress<RestoreProgress>? progress, CancellationToken stop) => throw new NotImplementedException();
}
