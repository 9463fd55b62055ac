// RestorePlanner: makes the plan of a restore from a backup and the device as it is. Sends no write.
// Source: VE.Direct HEX protocol of the MPPT, battery type: the figures of the user count and are read only while the type is 255.

using System.Globalization;
using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Plans one restore.</summary>
internal sealed class RestorePlanner
{
    private const string PlacesOfTheirOwn = "on";
    private const long UserType = 255;
    private const int Type = DeviceCatalogue.BatteryTypeRegister;

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsTarget _target;
    private readonly RestoreOptions _options;
    private readonly SettingFacts _now;
    private readonly List<RestoreSkip> _skipped = [];
    private readonly List<RestoreStep> _steps = [];
    private readonly List<RestoreStep> _held = [];
    private readonly Dictionary<int, byte[]> _planned = [];
    private readonly Dictionary<int, byte[]> _signs = [];
    private readonly Dictionary<int, byte[]> _userFigures = [];
    private long? _savedType;
    private long? _typeThen;
    private int _same;

    /// <param name="now">Every register of the backup and all that their rules speak of.</param>
    public RestorePlanner(DeviceCatalogue catalogue, SettingsTarget target, RestoreOptions options, SettingFacts now)
    {
        _catalogue = catalogue;
        _target = target;
        _options = options;
        _now = now;
    }

    private bool ChangesToUser => _typeThen == UserType && _now.Raw(Type) != UserType;

    /// <summary>Plans; the switch of the device is left to whoever calls.</summary>
    public RestorePlan Plan(IReadOnlyList<BackupEntry> entries)
    {
        // The type first: what the other figures of the backup mean hangs on it.
        _savedType = entries.FirstOrDefault(e => e.Id == Type)?.Raw is [byte saved] ? saved : null;
        _typeThen = _now.Raw(Type);
        foreach (BackupEntry entry in entries.Where(IsWanted).OrderBy(e => e.Id != Type))
        {
            Add(entry);
            _typeThen = _planned.ContainsKey(Type) ? _savedType : _typeThen;
        }

        KeepSigns(entries);
        while (Unfit() is { } unfit)
        {
            Drop(unfit.Step, unfit.Why, unfit.IsNotBorne);
        }

        List<SettingWarning> warnings = [.. Dangers(), .. Left()];
        string? refusal = null;
        foreach (RestoreStep step in _steps)
        {
            SettingVerdict verdict = Check(step);
            refusal ??= verdict.Refusal == null ? null : Say.With(Sentences.PlanUnfit, verdict.Refusal);
            warnings.AddRange(verdict.Warnings.Where(w => !SettingRules.IsDanger(w)).Except(warnings));
        }

        return new RestorePlan(_target, [.. _steps.OrderBy(s => s.Phase)], _same, _skipped, warnings, refusal)
        {
            Held = _held,
            UserFigures = _userFigures,
            ChangesToUser = ChangesToUser,
            HasUnseen = _typeThen == UserType && Unseen().Any(),
            StaysOff = ChangesToUser && Unseen().Any(),
            Registers = [.. entries.Where(IsWanted).Select(e => e.Id)],
        };
    }

    /// <summary>Whether a register counts only with the battery type of the user.</summary>
    public static bool IsOfUser(RegisterEntry? entry) =>
        entry?.Needs.Any(n => n.Kind == "equals" && n.Register == Type && n.Values.Contains(UserType)) == true;

    private bool IsWanted(BackupEntry entry) =>
        _options.Only.Count == 0
        || _options.Only.Any(o => o.Equals(entry.Key, StringComparison.OrdinalIgnoreCase) || o.Equals(entry.Group, StringComparison.OrdinalIgnoreCase)
            || o.Equals(string.Create(CultureInfo.InvariantCulture, $"0x{entry.Id:X4}"), StringComparison.OrdinalIgnoreCase));

    private bool IsNamed(BackupEntry entry) => _options.Only.Contains(entry.Key, StringComparer.OrdinalIgnoreCase);

    private void Add(BackupEntry saved)
    {
        RegisterEntry? entry = _catalogue.Entry(_target.Family, saved.Id);
        RegisterReply? reply = _now.Reply(saved.Id);
        byte[] wanted = entry != null && reply is { IsGood: true } ? SettingText.KeepBits(entry, reply.Value, saved.Raw) : saved.Raw;
        RestoreRow? row = entry == null ? null : _catalogue.RestoreStep(_target.Family, entry.Id);
        string? unfit = IsOfUser(entry) ? WhyNotOfUser() : null;
        if (IsOfUser(entry) && _savedType == UserType)
        {
            _userFigures[saved.Id] = wanted;
        }

        // While a preset is in force, what the device answers is the preset's and says nothing about the user's own.
        bool isHidden = IsOfUser(entry) && ChangesToUser && unfit == null;
        if (entry != null && reply is { IsGood: true } && SettingText.IsSame(entry, reply.Value, wanted) && !isHidden)
        {
            _same++;
            Hold(entry, reply, row, unfit);
            return;
        }

        byte[] bytes = wanted;
        string? why = Why(saved, entry, reply, row) ?? unfit ?? Bytes(entry!, wanted, out bytes);
        if (why != null)
        {
            _skipped.Add(new RestoreSkip(saved.Id, saved.Key, why));
            return;
        }

        string old = isHidden ? Sentences.PlanPreset : SettingWriter.Reading(_catalogue, entry!, reply).Text;
        _planned[entry!.Id] = bytes;
        _steps.Add(new RestoreStep(entry, old, bytes, SettingText.Decode(_catalogue, entry, bytes).Text, Phase(row!)));
    }

    // What holds already and could be written again is looked at once more at the end: a step may have moved it.
    private void Hold(RegisterEntry entry, RegisterReply reply, RestoreRow? row, string? unfit)
    {
        if (entry.IsWritable && unfit == null && row is { Action: "write" or "type" })
        {
            string text = SettingText.Decode(_catalogue, entry, reply.Value).Text;
            _held.Add(new RestoreStep(entry, text, reply.Value, text, Phase(row)));
        }
    }

    private int Phase(RestoreRow row) => (row.Step * 1000) + _catalogue.RestoreOrder.ToList().IndexOf(row);

    private string? WhyNotOfUser() =>
        _savedType == null ? Sentences.PlanNoType
        : _savedType != UserType ? Sentences.PlanUnderPreset
        : _typeThen != UserType ? Sentences.PlanOfUser
        : null;

    private string? Why(BackupEntry saved, RegisterEntry? entry, RegisterReply? reply, RestoreRow? row) =>
        entry == null ? Sentences.PlanUnknown
        : reply?.IsAbsent == true ? Sentences.PlanMissing
        : !entry.IsWritable ? entry.WhyNot
        : row == null || row.Action == "never" ? Say.With(Sentences.PlanNever, row?.Text ?? Sentences.PlanNoPlace)
        : row.Action == PlacesOfTheirOwn ? Sentences.PlanSwitchStays
        : row.Action == "confirm" && !IsNamed(saved) ? Sentences.PlanByItself
        : null;

    // Why saved bytes are not written back, else the bytes to write.
    private string? Bytes(RegisterEntry entry, byte[] saved, out byte[] bytes)
    {
        bytes = saved;
        if (entry.Type == "string")
        {
            return ValueText.Read(_catalogue, entry, Encoding.Latin1.GetString(SettingText.Cut(saved)), [], out bytes);
        }

        bool isSpecial = RawBytes.Read(entry.Type, saved) is long special && entry.Need("special")?.Values.Contains(special) == true;
        return RawBytes.Read(entry.Type, saved) is not long raw ? Sentences.PlanBytes
            : raw == entry.Row.NotAvailable && !isSpecial ? Sentences.PlanNoValue
            : raw == 0 && entry.Min > 0 && !isSpecial ? Sentences.PlanZero
            : null;
    }

    // What tells the chemistry is taken from the backup where the figures of the user are restored: those of the preset that is
    // in force now would tell another battery.
    private void KeepSigns(IReadOnlyList<BackupEntry> entries)
    {
        if (_savedType != UserType || !ChangesToUser)
        {
            return;
        }

        foreach (BackupEntry entry in entries.Where(e => _catalogue.Chemistries.Any(c => c.Verdict == "sign" && c.Register == e.Id)))
        {
            _signs[entry.Id] = entry.Raw;
        }
    }

    private SettingVerdict Check(RestoreStep step) => SettingRules.Check(_catalogue, Then(), step.Entry, step.NewRaw);

    private SettingFacts Then()
    {
        var then = new Dictionary<int, byte[]>(_signs);
        foreach ((int register, byte[] bytes) in _planned)
        {
            then[register] = bytes;
        }

        // What is written only while the device is off is written after it was switched off; whether it can be is told by RestoreSwitch.
        if (_catalogue.Entry(_target.Family, RestoreSwitch.Register) != null)
        {
            then[RestoreSwitch.Register] = [RestoreSwitch.Off];
        }

        return new SettingFacts(_catalogue, _target, _now.Replies, then);
    }

    // Left alone is what has no effect with the other settings of the backup or needs another firmware, and what the battery does not bear.
    // A figure of the user that is left alone comes into force as it is: it is looked at before the device is switched on.
    private (RestoreStep Step, string Why, bool IsNotBorne)? Unfit()
    {
        foreach (RestoreStep step in _steps)
        {
            if (SettingRules.Closed(_catalogue, Then(), step.Entry) is { } closed)
            {
                return (step, closed, false);
            }

            if (Check(step) is { IsChemistry: true } verdict)
            {
                return (step, verdict.Refusal!, true);
            }
        }

        return null;
    }

    private void Drop(RestoreStep step, string why, bool isNotBorne)
    {
        _ = _steps.Remove(step);
        _ = _planned.Remove(step.Entry.Id);
        _skipped.Add(new RestoreSkip(step.Entry.Id, step.Entry.Key, why.TrimEnd('.')) { IsNotBorne = isNotBorne });
    }

    private IEnumerable<SettingWarning> Dangers() =>
        _steps.GroupBy(s => s.Entry.Danger).Select(g => SettingRules.Danger(_catalogue, g.Key, string.Join(", ", g.Select(s => s.Entry.Key)))).OfType<SettingWarning>();

    private IEnumerable<SettingWarning> Left()
    {
        string[] refused = [.. _skipped.Where(s => s.IsNotBorne).Select(s => s.Key)];
        if (refused.Length > 0)
        {
            yield return new SettingWarning("left_out", Say.With(Sentences.PlanNotBorne, string.Join(", ", refused)));
        }

        string[] unseen = [.. ChangesToUser ? Unseen() : []];
        if (unseen.Length > 0)
        {
            yield return new SettingWarning(
                "user_figures",
                Say.With(Sentences.PlanUnseen, string.Join(", ", unseen), _target.Name));
        }

        string[] kept = [.. ChangesToUser ? OfUser().Where(e => _userFigures.ContainsKey(e.Id)).Select(e => e.Key) : []];
        if (kept.Length > 0)
        {
            yield return new SettingWarning(
                "kept_figures", Say.With(Sentences.PlanKept, string.Join(", ", kept), _target.Name));
        }
    }

    // Those that come into force as the device keeps them; what was not asked for may be there as well.
    private IEnumerable<RegisterEntry> OfUser() =>
        _catalogue.Entries(_target.Family).Where(e => e.IsSetting && IsOfUser(e) && !_planned.ContainsKey(e.Id) && (_now.Reply(e.Id)?.IsGood ?? e.IsReadable));

    private IEnumerable<string> Unseen() => OfUser().Where(e => !_userFigures.ContainsKey(e.Id)).Select(e => e.Key);
}
