// RestorePlanner: makes the plan of a restore from a backup and the device as it is. Sends no write.

using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Plans one restore.</summary>
internal sealed class RestorePlanner
{
    private const string PlacesOfTheirOwn = "on";
    private const long UserType = 255;

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsTarget _target;
    private readonly RestoreOptions _options;
    private readonly SettingFacts _now;
    private readonly List<RestoreSkip> _skipped = [];
    private readonly List<RestoreStep> _steps = [];
    private readonly Dictionary<int, byte[]> _planned = [];
    private int _same;

    /// <param name="now">Every register of the backup and all that their rules speak of.</param>
    public RestorePlanner(DeviceCatalogue catalogue, SettingsTarget target, RestoreOptions options, SettingFacts now)
    {
        _catalogue = catalogue;
        _target = target;
        _options = options;
        _now = now;
    }

    /// <summary>Plans; the switch of the device is left to whoever calls.</summary>
    public RestorePlan Plan(IReadOnlyList<BackupEntry> entries)
    {
        long? type = entries.Where(IsWanted).FirstOrDefault(e => e.Id == DeviceCatalogue.BatteryTypeRegister)?.Raw is [byte saved] ? saved : _now.Raw(DeviceCatalogue.BatteryTypeRegister);
        foreach (BackupEntry entry in entries.Where(IsWanted))
        {
            Add(entry, type);
        }

        var warnings = new List<SettingWarning>();
        string? refusal = null;
        foreach (RestoreStep step in _steps.ToArray())
        {
            var then = new SettingFacts(_catalogue, _target, _now.Replies, _planned);
            SettingVerdict verdict = SettingRules.Check(_catalogue, then, step.Entry, step.NewRaw);
            if (verdict.IsChemistry)
            {
                Drop(step, verdict.Refusal!);
                continue;
            }

            refusal ??= verdict.Refusal == null ? null : "nothing is written, the settings would not fit together: " + verdict.Refusal;
            warnings.AddRange(verdict.Warnings.Except(warnings));
        }

        return new RestorePlan(_target, [.. _steps.OrderBy(s => s.Phase)], _same, _skipped, warnings, refusal);
    }

    private bool IsWanted(BackupEntry entry) =>
        _options.Only.Count == 0
        || _options.Only.Any(o => o.Equals(entry.Key, StringComparison.OrdinalIgnoreCase) || o.Equals(entry.Group, StringComparison.OrdinalIgnoreCase)
            || o.Equals(string.Create(CultureInfo.InvariantCulture, $"0x{entry.Id:X4}"), StringComparison.OrdinalIgnoreCase));

    private bool IsNamed(BackupEntry entry) => _options.Only.Contains(entry.Key, StringComparer.OrdinalIgnoreCase);

    private void Add(BackupEntry saved, long? type)
    {
        RegisterEntry? entry = _catalogue.Entry(_target.Family, saved.Id);
        RegisterReply? reply = _now.Reply(saved.Id);
        bool isOfUser = entry?.Needs.Any(n => n.Kind == "equals" && n.Register == DeviceCatalogue.BatteryTypeRegister && n.Values.Contains(UserType)) == true;
        bool changesToUser = type == UserType && _now.Raw(DeviceCatalogue.BatteryTypeRegister) != UserType;
        if (entry != null && reply is { IsGood: true } && SettingText.IsSame(entry, reply.Value, saved.Raw) && !(isOfUser && changesToUser && entry.IsWritable))
        {
            _same++;
            return;
        }

        RestoreRow? row = entry == null ? null : _catalogue.RestoreStep(_target.Family, entry.Id);
        string? why = Why(saved, entry, reply, row) ?? (isOfUser && type != UserType ? "the battery type sets it" : null);
        if (why != null)
        {
            _skipped.Add(new RestoreSkip(saved.Id, saved.Key, why));
            return;
        }

        string old = isOfUser && changesToUser ? "(figure of the battery type)" : SettingWriter.Reading(_catalogue, entry!, reply).Text;
        int phase = (row!.Step * 1000) + _catalogue.RestoreOrder.ToList().IndexOf(row);
        _planned[entry!.Id] = saved.Raw;
        _steps.Add(new RestoreStep(entry, old, saved.Raw, SettingText.Decode(_catalogue, entry, saved.Raw).Text, phase));
    }

    private string? Why(BackupEntry saved, RegisterEntry? entry, RegisterReply? reply, RestoreRow? row) =>
        entry == null ? "not known for this family"
        : reply is not { Kind: ReplyKind.Answered } ? "the device did not answer when it was read"
        : reply.IsAbsent ? "this device does not have it (another firmware?)"
        : !entry.IsWritable ? entry.WhyNot
        : row == null || row.Action == "never" ? "never restored: " + (row?.Text ?? "it has no place in the order")
        : row.Action == PlacesOfTheirOwn ? "the switch stays as it is"
        : row.Action == "confirm" && !IsNamed(saved) ? "only by itself: name it with --only, or use set"
        : RawBytes.Read(entry.Type, saved.Raw) is not long raw ? (entry.Type == "string" ? null : "its saved bytes do not fit the register")
        : raw == entry.Row.NotAvailable && entry.Need("special")?.Values.Contains(raw) != true ? "it held no value when it was saved"
        : raw == 0 && entry.Min > 0 && entry.Need("special")?.Values.Contains(0) != true ? "0 stands for 'none' here and is never written back"
        : null;

    private void Drop(RestoreStep step, string why)
    {
        _ = _steps.Remove(step);
        _ = _planned.Remove(step.Entry.Id);
        _skipped.Add(new RestoreSkip(step.Entry.Id, step.Entry.Key, why.TrimEnd('.')));
    }
}
