// RestoreService: brings a device back to what a backup says, in an order that is data, and so that a cut leaves it off.

using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Plans and runs restores.</summary>
public sealed class RestoreService
{
    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;
    private readonly IRestoreMemory _memory;
    private readonly TimeProvider _time;

    /// <summary>Makes the service.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="settings">Writes.</param>
    /// <param name="memory">Remembers, over a power cut, what the switch of a device was.</param>
    /// <param name="time">The clock.</param>
    public RestoreService(DeviceCatalogue catalogue, SettingsService settings, IRestoreMemory memory, TimeProvider time)
    {
        _catalogue = catalogue;
        _settings = settings;
        _memory = memory;
        _time = time;
    }

    /// <summary>Reads the device and plans; writes nothing.</summary>
    public async Task<RestorePlan> PlanAsync(
        SettingsTarget target, DeviceBackup backup, RestoreOptions options, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        string? refusal = Foreign(target, backup, options);
        if (refusal != null)
        {
            return new RestorePlan(target, [], 0, [], [], refusal);
        }

        RestoreMark? mark = _memory.Load(target.Id, out string? problem);
        if (problem != null)
        {
            return new RestorePlan(target, [], 0, [], [], $"nothing is written, what a restore has to remember cannot be read: {problem}");
        }

        int[] ids =
        [
            .. backup.Entries.Select(e => _catalogue.Entry(target.Family, e.Id)).OfType<RegisterEntry>()
                .SelectMany(e => SettingNeeds.Registers(_catalogue, target.Family, e)).Append(RestoreSwitch.Register).Append(DeviceCatalogue.BatteryTypeRegister).Distinct(),
        ];
        IReadOnlyList<RegisterReply> replies = await target.Access.ReadAsync(ids, progress, stop).ConfigureAwait(false);
        var now = new SettingFacts(_catalogue, target, replies);
        RestorePlan plan = new RestorePlanner(_catalogue, target, options, now).Plan(backup.Entries);
        return RestoreSwitch.Add(_catalogue, plan, now, mark, options.SwitchAsSaved ? backup.Entries.FirstOrDefault(e => e.Id == RestoreSwitch.Register)?.Raw : null);
    }

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="confirmed">Whether its warnings were shown and agreed to.</param>
    /// <param name="who">For the journal.</param>
    /// <param name="progress">Told after each step; null for nobody.</param>
    /// <param name="stop">Ends it between two steps; the device stays off then.</param>
    public async Task<RestoreResult> RunAsync(RestorePlan plan, bool confirmed, string who, IProgress<RestoreProgress>? progress, CancellationToken stop)
    {
        if (plan.Refusal != null || (plan.Warnings.Count > 0 && !confirmed))
        {
            return new RestoreResult(false, [], plan.Refusal ?? "Nothing was written: the warnings were not confirmed.");
        }

        using IDisposable held = await _settings.EnterAsync(plan.Target.Id, stop).ConfigureAwait(false);
        return await new RestoreRun(_catalogue, _settings, _memory, _time, plan, who, progress).RunAsync(stop).ConfigureAwait(false);
    }

    private static string? Foreign(SettingsTarget target, DeviceBackup backup, RestoreOptions options) =>
        backup.IsEdited && !options.AllowEdited ? $"'{backup.Source}' was edited after it was written; nothing is restored from it unless you say so."
        : backup.Identity.Family != target.Family ? $"'{backup.Source}' is of another family ({backup.Identity.Family}); its settings mean something else on {target.Name}."
        : backup.Identity.ProductId != target.ProductId && !options.AllowOtherProduct ? string.Create(
            CultureInfo.InvariantCulture, $"'{backup.Source}' is of another product (0x{backup.Identity.ProductId:X4}, this is 0x{target.ProductId:X4}); nothing is restored from it unless you say so.")
        : null;
}
