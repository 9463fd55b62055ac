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
            ? new SettingWarning(DangerPrefix + danger.Code, Say.With(Sentences.RulesDanger, keys, danger.Text, danger.WayBack))
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
            : Say.With(Sentences.RulesNoBytes, _entry.Key, bytes.Length);
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
            return Say.With(Sentences.RulesNotWritten, _entry.Key, _entry.WhyNot);
        }

        RegisterReply? own = _facts.Reply(_entry.Id);
        return !_entry.IsReadable ? null
            : own is not { Kind: ReplyKind.Answered } ? (Why(own) is { } why ? Say.With(Sentences.RulesUnreadWhy, _entry.Key, why) : Say.With(Sentences.RulesUnread, _entry.Key))
            : own.IsAbsent ? Say.With(Sentences.RulesMissing, _entry.Key)
            : null;
    }

    private string? Needs() => _entry.Needs.Select(need => need.Kind switch
    {
        "equals" => Holds(need),
        "capability_bit" => HasCapability(need),
        "fw_ge" => Firmware(need, wantsBelow: false),
        "fw_lt" => Firmware(need, wantsBelow: true),
        "first" => First(need),
        "set_before" => _facts.SystemVolts() == null ? Unknown(need.Register!.Value, Sentences.RulesVoltsFirst) : null,
        _ => null,
    }).FirstOrDefault(problem => problem != null);

    private string? Holds(SettingNeed need)
    {
        int register = need.Register!.Value;
        if (_facts.Raw(register) is not long held)
        {
            return Unknown(register, Sentences.RulesDepends);
        }

        return need.Values.Contains(held) ? null
            : Say.With(Sentences.RulesHolds, _entry.Key, Key(register), Names(register, need.Values), Names(register, [held]));
    }

    private string? HasCapability(SettingNeed need) =>
        _facts.Raw(need.Register!.Value) is not long bits ? Unknown(need.Register.Value, Sentences.RulesTells)
        : ((bits >> (int)need.Values[0]) & 1) == 1 ? null
        : Say.With(Sentences.RulesCannot, _entry.Key, need.Values[0], Key(need.Register.Value));

    private string? Firmware(SettingNeed need, bool wantsBelow)
    {
        string what = Say.With(wantsBelow ? Sentences.RulesFirmwareBelow : Sentences.RulesFirmwareFrom, need.Firmware);
        return FirmwareVersion.IsBelow(_facts.Target.Firmware, need.Firmware) switch
        {
            null => Say.With(Sentences.RulesFirmwareUnknown, _entry.Key, what),
            bool isBelow when isBelow != wantsBelow => Say.With(Sentences.RulesFirmware, _entry.Key, what, _facts.Target.Firmware),
            _ => null,
        };
    }

    // Below a firmware the device only obeys after another register was written; that is a write of its own, with its own proof.
    private string? First(SettingNeed need)
    {
        int register = need.Register!.Value;
        bool isNeeded = FirmwareVersion.IsBelow(_facts.Target.Firmware, need.Firmware) ?? true;
        return !isNeeded || (_facts.Raw(register) & need.Values[0]) == need.Values[0] ? null
            : Say.With(Sentences.RulesFirst, _entry.Key, Key(register), Names(register, need.Values));
    }

    private string? Off()
    {
        if (_entry.Need("off") is not { } need)
        {
            return null;
        }

        int register = need.Register!.Value;
        return _facts.Bytes(register) is not { Length: > 0 } held ? Unknown(register, Sentences.RulesMustBeOff)
            : RestoreSwitch.IsOff(held) ? null
            : Say.With(Sentences.RulesOff, _entry.Key, _facts.Target.Name, Key(register), Names(register, [held[0]]));
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
            if (Comparison(need.Kind) is { } words && !IsSpecial(need.Register!.Value))
            {
                decimal? other = _facts.Number(need.Register.Value);
                if (other == null && _facts.Reply(need.Register.Value) is not { IsAbsent: true })
                {
                    return Unknown(need.Register.Value, Say.With(words.It, _entry.Key));
                }

                if (other is decimal level && !Compares(need.Kind, number, level))
                {
                    return OutOfOrder(number, words.Other, need.Register.Value, level);
                }
            }
        }

        // The other way round: what the device does not have, or has switched off (0), binds nothing.
        foreach (SettingNeed need in SettingNeeds.Partners(_catalogue, _facts.Target.Family, _entry))
        {
            int register = need.Register!.Value;
            if (_facts.Number(register) is decimal level && level != 0 && !IsSpecial(register) && !Compares(need.Kind, number, level))
            {
                return OutOfOrder(number, Comparison(need.Kind)!.Value.Other, register, level);
            }
        }

        return null;
    }

    private bool IsSpecial(int register) =>
        _facts.Raw(register) is long raw && _catalogue.Entry(_facts.Target.Family, register)?.Need("special")?.Values.Contains(raw) == true;

    private string OutOfOrder(decimal number, string text, int register, decimal level)
    {
        RegisterEntry? other = _catalogue.Entry(_facts.Target.Family, register);
        string holds = other == null ? level.ToString(CultureInfo.InvariantCulture) : SettingText.Number(other, level);
        return Say.With(text, _entry.Key, Key(register), holds, SettingText.Number(_entry, number));
    }

    private List<SettingWarning> Dangers() => Danger(_catalogue, _entry.Danger, _entry.Key) is { } warning ? [warning] : [];

    private List<string> Notes()
    {
        var notes = new List<string>();
        foreach (SettingNeed need in _entry.Needs)
        {
            string? note = need.Kind switch
            {
                "pair" => Say.With(Sentences.RulesPair, Key(need.Register!.Value)),
                "refresh_s" => Say.With(Sentences.RulesFallsBack, need.Values[0]),
                "keep_bits" => Say.With(Sentences.RulesBits, $"0x{need.Values[0]:X2}"),
                _ => null,
            };
            if (note != null)
            {
                notes.Add(note);
            }
        }

        if (_entry.Storage == "nv")
        {
            notes.Add(Sentences.RulesFlash);
        }

        return notes;
    }

    private string Unknown(int register, string because) =>
        Why(_facts.Reply(register)) is { } why ? Say.With(Sentences.RulesUnknownWhy, _entry.Key, Key(register), why, because) : Say.With(Sentences.RulesUnknown, _entry.Key, Key(register), because);

    private static string? Why(RegisterReply? reply) =>
        reply?.Kind == ReplyKind.Refused && reply.Problem.Length > 0 ? reply.Problem.TrimEnd('.') : reply?.IsAbsent == true ? Sentences.RulesAbsent : null;

    private string Key(int register) => _facts.Row(register)?.Key ?? $"0x{register:X4}";

    private string Names(int register, IReadOnlyList<long> raws) =>
        _catalogue.Entry(_facts.Target.Family, register) is { } entry
            ? Or(raws.Select(raw => SettingText.Name(_catalogue, entry, raw)))
            : Or(raws.Select(raw => raw.ToString(CultureInfo.InvariantCulture)));

    private static string Or(IEnumerable<string> names) => names.Aggregate((all, name) => Say.With(Sentences.RulesOr, all, name));

    // What is said where the other register is not known, and where it is.
    private static (string It, string Other)? Comparison(string kind) => kind switch
    {
        "le" => (Sentences.RulesAtMostIt, Sentences.RulesAtMost),
        "ge" => (Sentences.RulesAtLeastIt, Sentences.RulesAtLeast),
        "lt" => (Sentences.RulesBelowIt, Sentences.RulesBelow),
        "gt" => (Sentences.RulesAboveIt, Sentences.RulesAbove),
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
