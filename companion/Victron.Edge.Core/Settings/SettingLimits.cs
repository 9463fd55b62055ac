// SettingLimits: between which figures a setting of one device may lie, from the tables and from what the device says itself.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Limits of a setting.</summary>
internal sealed class SettingLimits
{
    private const decimal TableVolts = 12;

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingFacts _facts;
    private readonly RegisterEntry _entry;

    public SettingLimits(DeviceCatalogue catalogue, SettingFacts facts, RegisterEntry entry)
    {
        _catalogue = catalogue;
        _facts = facts;
        _entry = entry;
    }

    /// <summary>What is wrong with a raw value; null when nothing is.</summary>
    public string? Check(long raw)
    {
        if (_entry.Need("special")?.Values.Contains(raw) == true)
        {
            return null;
        }

        if (raw == _entry.Row.NotAvailable)
        {
            return Say.With(Sentences.LimitsNotAvailable, _entry.Key);
        }

        long kept = _entry.Need("keep_bits") is { } keep ? raw & ~keep.Values[0] : raw;
        string? problem = Listed(kept) ?? Within(raw);
        return problem ?? Ranged(kept);
    }

    private string? Listed(long raw)
    {
        if (_entry.Need("allowed") is { } allowed)
        {
            return allowed.Values.Contains(raw) ? null : NotAllowed(raw, SettingText.List(_catalogue, _entry, allowed.Values));
        }

        IReadOnlyList<EnumRow> named = _entry.EnumSet.Length > 0 ? _catalogue.EnumValues(_entry.EnumSet) : [];
        if (named.Count == 0 || (_entry is { Min: not null, Max: not null } && !named[0].IsBits))
        {
            return null;
        }

        bool isNamed = named[0].IsBits ? (raw & ~named.Aggregate(0L, (all, bit) => all | (1L << bit.Value))) == 0 : named.Any(v => v.Value == raw);
        return isNamed ? null : NotAllowed(raw, SettingText.Allowed(_catalogue, _entry));
    }

    // Two bytes: the smallest and the largest value that this model takes. 0 is "find out by yourself".
    private string? Within(long raw)
    {
        if (_entry.Need("within") is not { } need || raw == 0)
        {
            return null;
        }

        RegisterReply? reply = _facts.Reply(need.Register!.Value);
        return reply is not { IsGood: true, Value: [byte min, byte max] } ? Unknown(need.Register.Value)
            : raw >= min && raw <= max ? null
            : NotAllowed(raw, SettingText.Range(_entry, min, max));
    }

    private string? Ranged(long raw)
    {
        decimal? min = _entry.Min;
        decimal? max = _entry.Max;
        if (_entry.IsRangePerVolt && (min != null || max != null))
        {
            if (_facts.SystemVolts() is not decimal volts)
            {
                return Say.With(Sentences.LimitsVolts, _entry.Key);
            }

            min *= volts / TableVolts;
            max *= volts / TableVolts;
        }

        string? problem = NarrowByRange(ref min, ref max) ?? NarrowByMax(ref max);
        decimal number = raw * _entry.Scale;
        return problem ?? (number < min || number > max ? OutOfRange(number, min, max) : null);
    }

    // Read under another system voltage the device's own figures say nothing; those of the table are left then.
    private string? NarrowByRange(ref decimal? min, ref decimal? max)
    {
        if (_entry.Need("range_from") is not { } need)
        {
            return null;
        }

        if (!_facts.ChangesVoltage && _facts.Number(need.Register!.Value) is decimal low && _facts.Number(need.RegisterTo!.Value) is decimal high)
        {
            min = Math.Max(min ?? low, low);
            max = Math.Min(max ?? high, high);
            return null;
        }

        bool isAnswered = new[] { need.Register, need.RegisterTo }.All(r => _facts.Reply(r!.Value) is { Kind: ReplyKind.Answered });
        return isAnswered && min != null && max != null ? null : Unknown(need.Register!.Value);
    }

    private string? NarrowByMax(ref decimal? max)
    {
        if (_entry.Need("max_from") is not { } need)
        {
            return null;
        }

        if (_facts.Number(need.Register!.Value) is not decimal most)
        {
            return Unknown(need.Register.Value);
        }

        max = Math.Min(max ?? most, most);
        return null;
    }

    private string OutOfRange(decimal number, decimal? min, decimal? max)
    {
        string range = min is decimal low && max is decimal high ? SettingText.Range(_entry, low, high)
            : min is decimal least ? Say.With(Sentences.LimitsAtLeast, SettingText.Number(_entry, least))
            : Say.With(Sentences.LimitsAtMost, SettingText.Number(_entry, max!.Value));
        string words = SettingText.Or((_entry.Need("special")?.Values ?? []).Select(raw => SettingText.SpecialWord(_entry, raw)).OfType<string>().Prepend(range));
        return Say.With(Sentences.LimitsOutOfRange, SettingText.Number(_entry, number), _entry.Key, words);
    }

    private string NotAllowed(long raw, string allowed) => Say.With(Sentences.LimitsNoValue, SettingText.Name(_catalogue, _entry, raw), _entry.Key, allowed);

    private string Unknown(int register) =>
        Say.With(Sentences.LimitsUnread, _entry.Key, _facts.Row(register)?.Key ?? $"0x{register:X4}");
}
