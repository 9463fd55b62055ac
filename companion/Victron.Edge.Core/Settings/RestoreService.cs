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
        string? refusal = Foreign(target, backup, options) ?? Contradiction(target, backup);
        if (refusal != null)
        {
            return new RestorePlan(target, [], 0, [], [], refusal);
        }

        RestoreMark? mark = _memory.Load(target.Id, out string? problem);
        if (problem != null)
        {
            return new RestorePlan(target, [], 0, [], [], Say.With(Sentences.PlanNoMemory, problem));
        }

        // With the type come the figures of the user, also those that the backup does not hold.
        bool hasType = backup.Entries.Any(e => e.Id == DeviceCatalogue.BatteryTypeRegister);
        IEnumerable<int> ofUser = hasType ? _catalogue.Entries(target.Family).Where(e => e is { IsSetting: true, IsReadable: true } && RestorePlanner.IsOfUser(e)).Select(e => e.Id) : [];
        RegisterEntry[] entries = [.. backup.Entries.Select(e => e.Id).Concat(ofUser).Append(RestoreSwitch.Register).Distinct().Select(id => _catalogue.Entry(target.Family, id)).OfType<RegisterEntry>()];
        int[] ids = [.. entries.SelectMany(e => SettingNeeds.Registers(_catalogue, target.Family, e)).Append(DeviceCatalogue.BatteryTypeRegister).Concat(SettingGate.Registers).Distinct()];
        IReadOnlyList<RegisterReply> replies = await target.Access.ReadAsync(ids, progress, stop).ConfigureAwait(false);
        if (replies.FirstOrDefault(r => r.Kind != ReplyKind.Answered && !SettingGate.Registers.Contains(r.Register)) is { } silent)
        {
            string name = _catalogue.Entry(target.Family, silent.Register)?.Key ?? string.Create(CultureInfo.InvariantCulture, $"0x{silent.Register:X4}");
            return new RestorePlan(target, [], 0, [], [], Say.With(Sentences.PlanSilent, target.Name, name, silent.Problem.TrimEnd('.')));
        }

        var now = new SettingFacts(_catalogue, target, replies);
        if (SettingGate.Problem(now) is { } another)
        {
            return new RestorePlan(target, [], 0, [], [], another);
        }

        RestorePlan plan = new RestorePlanner(_catalogue, target, options, now).Plan(backup.Entries) with { Mark = mark, Work = WorkOf(backup, options) };
        plan = RestoreSwitch.Add(
            _catalogue, plan, now, options.SwitchAsSaved ? backup.Entries.FirstOrDefault(e => e.Id == RestoreSwitch.Register)?.Raw : null);
        return plan.Refusal != null || plan.IsEmpty ? plan : plan with { Warnings = [.. OfAnother(target, backup.Identity), .. plan.Warnings] };
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
            return new RestoreResult(false, [], plan.Refusal ?? Sentences.PlanNotConfirmed);
        }

        (IDisposable? held, string? busy) = await _settings.EnterAsync(plan.Target, stop).ConfigureAwait(false);
        using (held)
        {
            return busy != null
                ? new RestoreResult(false, [], busy)
                : await new RestoreRun(_catalogue, _settings, _memory, _time, plan, who, progress).RunAsync(stop).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Plans to write one setting, with the device off before and as before after, as those want it with which other figures come into
    /// force; <see cref="RunAsync"/> runs it.
    /// </summary>
    /// <param name="target">The device.</param>
    /// <param name="entry">The register.</param>
    /// <param name="value">As for <see cref="SettingsService.ProposeAsync"/>.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<RestorePlan> PlanSettingAsync(SettingsTarget target, RegisterEntry entry, string value, CancellationToken stop) =>
        PlanSettingsAsync(target, [(entry, value, [])], stop);

    /// <summary>
    /// Plans to write several settings as one change, in the order of a restore and checked against each other; <see cref="RunAsync"/>
    /// runs it.
    /// </summary>
    /// <param name="target">The device.</param>
    /// <param name="wishes">Registers, each once, with their values as for <see cref="SettingsService.ProposeAsync"/>, and the bytes they
    /// hold, which give bit sets their length; empty where not known.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<RestorePlan> PlanSettingsAsync(SettingsTarget target, IReadOnlyList<(RegisterEntry Entry, string Value, byte[] Held)> wishes, CancellationToken stop)
    {
        var saved = new List<BackupEntry>();
        foreach ((RegisterEntry entry, string value, byte[] held) in wishes)
        {
            byte[] bytes = [];
            string? problem = entry.IsWritable ? ValueText.Read(_catalogue, entry, value, held, out bytes) : entry.WhyNot;
            if (problem != null)
            {
                return new RestorePlan(target, [], 0, [], [], Say.With(Sentences.RulesNotWritten, entry.Key, problem)) { RefusedKey = entry.Key };
            }

            saved.Add(new BackupEntry(entry.Id, entry.Key, entry.Name, entry.Group, "", bytes, true));
        }

        // What a figure of the user means hangs on the battery type: without it here it counts as it is now.
        bool isOfUser = wishes.Any(wish => RestorePlanner.IsOfUser(wish.Entry)) && wishes.All(wish => wish.Entry.Id != DeviceCatalogue.BatteryTypeRegister);
        if (isOfUser && _catalogue.Entry(target.Family, DeviceCatalogue.BatteryTypeRegister) is { } type)
        {
            SettingReading now = (await _settings.ReadAsync(target, [type], null, stop).ConfigureAwait(false))[0];
            if (!now.Reply.IsGood)
            {
                return new RestorePlan(target, [], 0, [], [], Say.With(Sentences.PlanSilentType, target.Name, type.Key));
            }

            saved.Add(new BackupEntry(type.Id, type.Key, type.Name, type.Group, "", now.Reply.Value, true));
        }

        // Nothing that may change until the same command is given again.
        var identity = new BackupIdentity("", target.ProductId, target.Family, "", "", "", DateTimeOffset.UnixEpoch, "");
        return await PlanAsync(target, new DeviceBackup(identity, saved), new RestoreOptions([.. saved.Select(entry => entry.Key)]), null, stop).ConfigureAwait(false);
    }

    private static string WorkOf(DeviceBackup backup, RestoreOptions options) => string.Join(' ', options.Only.Order(StringComparer.OrdinalIgnoreCase).Prepend(BackupYaml.Checksum(backup)));

    private static string? Foreign(SettingsTarget target, DeviceBackup backup, RestoreOptions options) =>
        backup.IsEdited && !options.AllowEdited ? Say.With(Sentences.PlanEdited, backup.Source)
        : backup.Identity.Family != target.Family ? Say.With(Sentences.PlanFamily, backup.Source, backup.Identity.Family, target.Name)
        : backup.Identity.ProductId != target.ProductId && !options.AllowOtherProduct ? Say.With(Sentences.PlanProduct, backup.Source, RegisterText.Id(backup.Identity.ProductId), RegisterText.Id(target.ProductId))
        : null;

    // Who edits a file changes the text or the bytes and means both.
    private string? Contradiction(SettingsTarget target, DeviceBackup backup)
    {
        foreach (BackupEntry saved in backup.IsEdited ? backup.Entries : [])
        {
            if (_catalogue.Entry(target.Family, saved.Id) is { } entry && (SettingText.Decode(_catalogue, entry, saved.Raw).Text != saved.Text || entry.Key != saved.Key))
            {
                return Say.With(
                    Sentences.PlanContradiction, backup.Source, SettingText.Printable(saved.Key), RegisterText.Id(saved.Id), SettingText.Printable(saved.Text), entry.Key, SettingText.Decode(_catalogue, entry, saved.Raw).Text);
            }
        }

        return null;
    }

    private static IEnumerable<SettingWarning> OfAnother(SettingsTarget target, BackupIdentity saved)
    {
        if (saved.Serial.Length > 0 && saved.Serial != target.Serial)
        {
            yield return new SettingWarning("other_serial", Say.With(target.Serial is null ? Sentences.PlanSerialUnknown : Sentences.PlanSerial, saved.Serial, target.Name, target.Serial));
        }

        if (saved.Firmware.Length > 0 && saved.Firmware != target.Firmware)
        {
            yield return new SettingWarning("other_firmware", Say.With(target.Firmware is null ? Sentences.PlanFirmwareUnknown : Sentences.PlanFirmware, saved.Firmware, target.Name, target.Firmware));
        }
    }
}
