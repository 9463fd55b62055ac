// PresetService: the battery presets that a device has built in, with what the maker prints about them. No figures of ours.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Lists and chooses presets.</summary>
public sealed class PresetService
{
    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;
    private readonly RestoreService _restores;

    /// <summary>Makes the service.</summary>
    public PresetService(DeviceCatalogue catalogue, SettingsService settings, RestoreService restores)
    {
        _catalogue = catalogue;
        _settings = settings;
        _restores = restores;
    }

    /// <summary>The presets of a device.</summary>
    /// <returns>The presets, or null with a one-line problem.</returns>
    public async Task<(IReadOnlyList<PresetChoice>? Presets, string? Problem)> ListAsync(SettingsTarget target, CancellationToken stop)
    {
        RegisterEntry? entry = _catalogue.Entry(target.Family, DeviceCatalogue.BatteryTypeRegister);
        if (entry?.Need("allowed") is not { } allowed)
        {
            return (null, $"{target.Name}: no battery presets are published for its family ({target.Family}).");
        }

        SettingReading now = (await _settings.ReadAsync(target, [entry], null, stop).ConfigureAwait(false))[0];
        return now.Value == null ? (null, $"{target.Name}: {entry.Key} is {now.Text}.") : ([.. allowed.Values.Select(raw => Choice(entry, raw, now.Value.Raw))], null);
    }

    /// <summary>Plans to choose one, with the charger off before and as before after; <see cref="RestoreService.RunAsync"/> runs it.</summary>
    /// <param name="target">The device.</param>
    /// <param name="preset">Code, number or printed text.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<RestorePlan> PlanAsync(SettingsTarget target, string preset, CancellationToken stop)
    {
        RegisterEntry? entry = _catalogue.Entry(target.Family, DeviceCatalogue.BatteryTypeRegister);
        return entry is { IsWritable: true }
            ? await _restores.PlanSettingAsync(target, entry, preset, stop).ConfigureAwait(false)
            : new RestorePlan(target, [], 0, [], [], $"{target.Name}: the battery type is not written: {entry?.WhyNot ?? "its family has none"}.");
    }

    private PresetChoice Choice(RegisterEntry entry, long raw, long? now)
    {
        EnumRow? row = _catalogue.EnumValue(entry.EnumSet, (int)raw);
        return new PresetChoice(raw, row?.Code ?? SettingText.Name(_catalogue, entry, raw), row?.Text ?? "", raw == now);
    }
}
