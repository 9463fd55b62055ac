// SettingRules: whether a value may be written to a device as it is now. Asks nothing itself: see SettingNeeds and SettingFacts.
// What is not known counts against the write.

using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Judges values.</summary>
internal sealed class SettingRules
{
    private const string DangerPrefix = "danger_";

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingFacts _facts;
    private readonly RegisterEntry _entry;
    private readonly SettingLimits _limits;

    private SettingRules(DeviceCatalogue catalogue, SettingFacts facts, RegisterEntry entry)
    {
        _catalogue = catalogue;
        _facts = facts;
        _entry = entry;
        _limits = new SettingLimits(catalogue, facts, entry);
    }

    /// <summary>Judges bytes that are to be written.</summary>
    public static SettingVerdict Check(DeviceCatalogue catalogue, SettingFacts facts, RegisterEntry entry, byte[] bytes) =>
        new SettingRules(catalogue, facts, entry).Check(bytes);

    /// <summary>What keeps a register from being written whatever the value; null when nothing does.</summary>
    public static string? Closed(DeviceCatalogue catalogue, SettingFacts facts, RegisterEntry entry)
    {
        var rules = new SettingRules(catalogue, facts, entry);
        return rules.Access() ?? rules.Needs();
    }

    /// <summary>The warning of a danger; null when there is none.</summary>
    /// <param name="keys">The registers that have it.</param>
    public static SettingWarning? Danger(DeviceCatalogue catalogue, string code, string keys) =>
        code != "none" && catalogue.Danger(code) is { } danger
            ? new SettingWarning(DangerPrefix + danger.Code, $"{keys}: {danger.Text} Way back: {danger.WayBack}")
            : null;

    /// <summary>Whether a warning is that of a danger.</summary>
    public static bool IsDanger(SettingWarning warning) => warning.Code.StartsWith(DangerPrefix, StringComparison.Ordinal);

    /// <summary>Why a value that is in force should not be; null when nothing speaks against it. Whether it could be written is not asked.</summary>
    public static string? Figure(DeviceCatalogue catalogue, SettingFacts facts, RegisterEntry entry, long raw)
    {
        var rules = new SettingRules(catalogue, facts, entry);
        return rules._limits.Check(raw) ?? rules.Order(raw) ?? new SettingChemistry(catalogue, facts, entry).Check(raw, []);
    }

    private SettingVerdict Check(byte[] bytes)
    {
        string? refusal = Access() ?? Needs();
        if (refusal != null)
        {
            return SettingVerdict.Refuse(refusal);
        }

        // Bytes that are no number of the register's type no rule can judge, and a device may read another number out of them.
        long? raw = RawBytes.Read(_entry.Type, bytes);
        refusal = raw is long value ? _limits.Check(value) ?? Order(value)
            : _entry.IsAction || _entry.Type == "string" ? null
            : $"{_entry.Key} is not written: {bytes.Length} bytes are no value of its type.";
        refusal ??= Off();
        if (refusal != null)
        {
            return SettingVerdict.Refuse(refusal);
        }

        List<SettingWarning> warnings = Dangers();
        string? forbidden = raw is long number ? new SettingChemistry(_catalogue, _facts, _entry).Check(number, warnings) : null;
        return new SettingVerdict(forbidden, warnings, Notes()) { IsChemistry = forbidden != null };
    }

    private string? Access()
    {
        if (!_entry.IsWritable)
        {
            return $"{_entry.Key} is not written: {_entry.WhyNot}.";
        }

        RegisterReply? own = _facts.Reply(_entry.Id);
        return !_entry.IsReadable ? null
            : own is not { Kind: ReplyKind.Answered } ? $"{_entry.Key} is not written: the device did not answer when it was read{Why(own)}."
            : own.IsAbsent ? $"{_entry.Key} is not written: this device does not have it."
            : null;
    }

    private string? Needs() => _entry.Needs.Select(need => need.Kind switch
    {
        "equals" => Holds(need),
        "capability_bit" => HasCapability(need),
        "fw_ge" => Firmware(need, wantsBelow: false),
        "fw_lt" => Firmware(need, wantsBelow: true),
        "first" => First(need),
        "set_before" => _facts.SystemVolts() == null ? Unknown(need.Register!.Value, "the battery voltage must be known first") : null,
        _ => null,
    }).FirstOrDefault(problem => problem != null);

    private string? Holds(SettingNeed need)
    {
        int register = need.Register!.Value;
        if (_facts.Raw(register) is not long held)
        {
            return Unknown(register, "it depends on it");
        }

        return need.Values.Contains(held) ? null
            : $"{_entry.Key} is only in force while {Key(register)} is {Names(register, need.Values)}; it is {Names(register, [held])}. Set {Key(register)} first.";
    }

    private string? HasCapability(SettingNeed need) =>
        _facts.Raw(need.Register!.Value) is not long bits ? Unknown(need.Register.Value, "it tells whether the device can do this")
        : ((bits >> (int)need.Values[0]) & 1) == 1 ? null
        : $"{_entry.Key} is not written: this device says that it cannot do this (bit {need.Values[0]} of {Key(need.Register.Value)}).";

    private string? Firmware(SettingNeed need, bool wantsBelow)
    {
        string what = wantsBelow ? $"firmware below {need.Firmware}" : $"firmware {need.Firmware} or later";
        return FirmwareVersion.IsBelow(_facts.Target.Firmware, need.Firmware) switch
        {
            null => $"{_entry.Key} needs {what}, and the firmware of this device is not known.",
            bool isBelow when isBelow != wantsBelow => $"{_entry.Key} needs {what}; this device has {_facts.Target.Firmware}.",
            _ => null,
        };
    }

    // Below a firmware the device only obeys after another register was written; that is a write of its own, with its own proof.
    private string? First(SettingNeed need)
    {
        int register = need.Register!.Value;
        bool isNeeded = FirmwareVersion.IsBelow(_facts.Target.Firmware, need.Firmware) ?? true;
        return !isNeeded || (_facts.Raw(register) & need.Values[0]) == need.Values[0] ? null
            : $"{_entry.Key} is only obeyed after {Key(register)} was set, once after each power-up. Set {Key(register)} to {Names(register, need.Values)} first.";
    }

    private string? Off()
    {
        if (_entry.Need("off") is not { } need)
        {
            return null;
        }

        int register = need.Register!.Value;
        return _facts.Bytes(register) is not { Length: > 0 } held ? Unknown(register, "the device must be switched off while it changes")
            : RestoreSwitch.IsOff(held) ? null
            : $"{_entry.Key} is not written: other figures come into force with it, so {_facts.Target.Name} must be switched off while it changes, and {Key(register)} is {Names(register, [held[0]])}.";
    }

    private string? Order(long raw)
    {
        if (_entry.Need("special")?.Values.Contains(raw) == true)
        {
            return null;
        }

        decimal number = raw * _entry.Scale;
        foreach (SettingNeed need in _entry.Needs)
        {
            if (Comparison(need.Kind) is string words && !IsSpecial(need.Register!.Value))
            {
                decimal? other = _facts.Number(need.Register.Value);
                if (other == null && _facts.Reply(need.Register.Value) is not { IsAbsent: true })
                {
                    return Unknown(need.Register.Value, $"{_entry.Key} must be {words} it");
                }

                if (other is decimal level && !Compares(need.Kind, number, level))
                {
                    return OutOfOrder(number, words, need.Register.Value, level);
                }
            }
        }

        // The other way round: what the device does not have, or has switched off (0), binds nothing.
        foreach (SettingNeed need in SettingNeeds.Partners(_catalogue, _facts.Target.Family, _entry))
        {
            int register = need.Register!.Value;
            if (_facts.Number(register) is decimal level && level != 0 && !IsSpecial(register) && !Compares(need.Kind, number, level))
            {
                return OutOfOrder(number, Comparison(need.Kind)!, register, level);
            }
        }

        return null;
    }

    private bool IsSpecial(int register) =>
        _facts.Raw(register) is long raw && _catalogue.Entry(_facts.Target.Family, register)?.Need("special")?.Values.Contains(raw) == true;

    private string OutOfOrder(decimal number, string words, int register, decimal level)
    {
        RegisterEntry? other = _catalogue.Entry(_facts.Target.Family, register);
        string holds = other == null ? level.ToString(CultureInfo.InvariantCulture) : SettingText.Number(other, level);
        return $"{_entry.Key} must be {words} {Key(register)} ({holds}); {SettingText.Number(_entry, number)} is not. Change {Key(register)} first if both are to move.";
    }

    private List<SettingWarning> Dangers() => Danger(_catalogue, _entry.Danger, _entry.Key) is { } warning ? [warning] : [];

    private List<string> Notes()
    {
        var notes = new List<string>();
        foreach (SettingNeed need in _entry.Needs)
        {
            string? note = need.Kind switch
            {
                "pair" => $"{Key(need.Register!.Value)} belongs to it: set both.",
                "refresh_s" => $"The device falls back by itself unless it is written again within {need.Values[0]} s.",
                "keep_bits" => $"The bits 0x{need.Values[0]:X2} stay as they are.",
                _ => null,
            };
            if (note != null)
            {
                notes.Add(note);
            }
        }

        if (_entry.Storage == "nv")
        {
            notes.Add("Stored in flash, which wears: for changes by people, not for control loops.");
        }

        return notes;
    }

    private string Unknown(int register, string because) =>
        $"{_entry.Key} is not written: {Key(register)} could not be read{Why(_facts.Reply(register))}, and {because}.";

    private static string Why(RegisterReply? reply) =>
        reply?.Kind == ReplyKind.Refused && reply.Problem.Length > 0 ? $" ({reply.Problem.TrimEnd('.')})" : reply?.IsAbsent == true ? " (the device does not have it)" : "";

    private string Key(int register) => _facts.Row(register)?.Key ?? $"0x{register:X4}";

    private string Names(int register, IReadOnlyList<long> raws) =>
        _catalogue.Entry(_facts.Target.Family, register) is { } entry
            ? string.Join(" or ", raws.Select(raw => SettingText.Name(_catalogue, entry, raw)))
            : string.Join(" or ", raws.Select(raw => raw.ToString(CultureInfo.InvariantCulture)));

    private static string? Comparison(string kind) => kind switch
    {
        "le" => "at most",
        "ge" => "at least",
        "lt" => "below",
        "gt" => "above",
        _ => null,
    };

    private static bool Compares(string kind, decimal number, decimal level) => kind switch
    {
        "le" => number <= level,
        "ge" => number >= level,
        "lt" => number < level,
        _ => number > level,
    };
}
