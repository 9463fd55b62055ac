// PresetService: the battery presets that a device has built in, with what the maker prints about them. No figures of ours.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Lists and chooses presets.</summary>
public sealed class PresetService
{
    /// <summary>Makes the service.</summary>
    public PresetService(DeviceCatalogue catalogue, SettingsService settings, RestoreService restores) => throw new NotImplementedException();

    /// <summary>The presets of a device.</summary>
    /// <returns>The presets, or null with a one-line problem.</returns>
    public Task<(IReadOnlyList<PresetChoice>? Presets, string? Problem)> ListAsync(SettingsTarget target, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Plans to choose one, with the charger off before and as before after; <see cref="RestoreService.RunAsync"/> runs it.</summary>
    /// <param name="preset">Code, number or printed text.</param>
    public Task<RestorePlan> PlanAsync(SettingsTarget target, string preset, CancellationToken stop) => throw new NotImplementedException();
}
