// RestoreSwitch: the switch of a charger or inverter in a restore: off before anything that decides about charging changes.
// Source: VE.Direct HEX protocol of the MPPT, device mode: below firmware 1.42 it is obeyed only after remote control was set.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Adds the switch to a plan.</summary>
internal static class RestoreSwitch
{
    /// <summary>Register of the switch.</summary>
    public const int Register = 0x0200;

    /// <summary>Value that switches off.</summary>
    public const byte Off = 4;

    private static readonly string[] OffFor = ["charge", "inverter_off"];

    /// <summary>Whether a value of the switch is off; firmware up to 1.16 answers 0.</summary>
    public static bool IsOff(byte[] raw) => raw is [Off] or [0];

    /// <summary>Whether two values of the switch mean the same.</summary>
    public static bool IsSame(byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b) || (IsOff(a) && IsOff(b));

    /// <summary>Adds the switch.</summary>
    /// <param name="saved">What the backup wants it to be at the end; null for as it was before.</param>
    public static RestorePlan Add(DeviceCatalogue catalogue, RestorePlan plan, SettingFacts now, byte[]? saved)
    {
        RestoreMark? mark = plan.Mark;
        bool isFamilyOff = catalogue.RestoreOrder.Any(r => r.Action == "off" && r.Families.Any(f => catalogue.IsWithin(plan.Target.Family, f)));
        bool switchesOff = plan.Steps.Any(s => OffFor.Contains(s.Entry.Danger));
        if (plan.Refusal != null || !isFamilyOff || !(switchesOff || mark != null || saved != null))
        {
            return plan;
        }

        bool isContinued = mark != null && (mark.Work == plan.Work || mark.Registers.All(plan.Registers.Contains));
        if (mark != null && !isContinued && saved != null && !IsOff(saved))
        {
            return plan with { Refusal = Say.With(Sentences.SwitchEarlierCut, plan.Target.Name) };
        }

        byte[]? held = now.Bytes(Register);
        RegisterEntry? entry = catalogue.Entry(plan.Target.Family, Register);
        byte[]? end = saved ?? (isContinued ? mark!.Raw : held);
        string? problem = entry == null || held == null ? Sentences.SwitchUnread : Obeys(catalogue, now, entry, [Off]) ?? Obeys(catalogue, now, entry, end!);
        if (problem != null)
        {
            return plan with { Refusal = Say.With(Sentences.SwitchMustBeOff, plan.Target.Name, problem.TrimEnd('.')) };
        }

        bool moves = switchesOff || isContinued || !IsSame(held!, end!);
        plan = plan with { StaysOff = plan.StaysOff || (isContinued && plan.HasUnseen) };
        return plan with
        {
            SwitchesOff = switchesOff,
            SwitchNow = moves ? held : null,
            SwitchAtEnd = moves ? end : null,
            IsContinued = isContinued,
            Warnings = [.. plan.Warnings, .. Warnings(catalogue, plan with { SwitchesOff = switchesOff, IsContinued = isContinued }, now, entry!, end!)],
        };
    }

    /// <summary>What must be written before the device obeys the switch; null when nothing must.</summary>
    public static (RegisterEntry Entry, byte[] Raw)? First(DeviceCatalogue catalogue, SettingFacts facts)
    {
        SettingNeed? need = catalogue.Entry(facts.Target.Family, Register)?.Need("first");
        if (need == null || FirmwareVersion.IsBelow(facts.Target.Firmware, need.Firmware) == false || IsSet(facts.Raw(need.Register!.Value), need.Values[0]))
        {
            return null;
        }

        return catalogue.Entry(facts.Target.Family, need.Register!.Value) is { } entry
            && RawBytes.Write(entry.Type, need.Values[0], facts.Bytes(entry.Id)?.Length ?? 0) is { } raw ? (entry, raw) : null;
    }

    /// <summary>Whether the bits of a value are set; the device adds bits and takes none away.</summary>
    public static bool IsSet(long? held, long bits) => (held & bits) == bits;

    // Firmware up to 1.16 answers 0 for off and is not asked to take it.
    private static string? Obeys(DeviceCatalogue catalogue, SettingFacts now, RegisterEntry entry, byte[] raw)
    {
        Dictionary<int, byte[]> planned = [];
        if (First(catalogue, now) is (RegisterEntry first, byte[] bytes))
        {
            planned[first.Id] = bytes;
            string? closed = SettingRules.Check(catalogue, now, first, bytes).Refusal;
            if (closed != null)
            {
                return closed;
            }
        }

        return SettingRules.Check(catalogue, new SettingFacts(catalogue, now.Target, now.Replies, planned), entry, IsOff(raw) ? [Off] : raw).Refusal;
    }

    private static IEnumerable<SettingWarning> Warnings(DeviceCatalogue catalogue, RestorePlan plan, SettingFacts now, RegisterEntry entry, byte[] end)
    {
        string name = plan.Target.Name;
        string then = SettingText.Decode(catalogue, entry, end).Text;
        string held = SettingText.Decode(catalogue, entry, now.Bytes(Register)!).Text;
        if (!plan.SwitchesOff && !plan.IsContinued && !IsSame(now.Bytes(Register)!, end))
        {
            yield return new SettingWarning("switched", Joined(Say.With(Sentences.SwitchChanges, entry.Key, name, held, then), catalogue.Danger(entry.Danger)?.Text));
        }

        if (plan.SwitchesOff)
        {
            string off = Say.With(plan.StaysOff ? Sentences.SwitchLeftOff : Sentences.SwitchOff, entry.Key, name, then);
            string? first = First(catalogue, now) is (RegisterEntry before, _) ? Say.With(Sentences.SwitchFirst, before.Key, entry.Key) : null;
            yield return new SettingWarning("switched_off", Joined(off, first, catalogue.Danger(entry.Danger)?.Text));
        }

        if (plan.Mark is not { } mark)
        {
            yield break;
        }

        string what = Say.With(mark.Work == RestoreMark.LeftOff ? Sentences.SwitchSince : Sentences.SwitchCut, entry.Key, mark.Since, name);
        yield return plan.StaysOff && !plan.SwitchesOff && !IsOff(now.Bytes(Register)!) ? new SettingWarning("continued", Say.With(Sentences.SwitchAllTheSame, what, held))
            : plan.StaysOff ? new SettingWarning("continued", Say.With(Sentences.SwitchStaysOff, what, name))
            : plan.IsContinued ? new SettingWarning("continued", Say.With(Sentences.SwitchAtEnd, what, name, then))
            : new SettingWarning("unfinished", Say.With(Sentences.SwitchUnfinished, what, name, then, entry.Key));
    }

    private static string Joined(params string?[] sentences) => string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));
}
