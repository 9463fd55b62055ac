// SettingText: values of a register as people read them, and what may be written in words. ValueText is the way back.

using System.Globalization;
using System.Text;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>Prints values.</summary>
public static class SettingText
{
    /// <summary>Kelvin of 0 °C.</summary>
    public const decimal ZeroCelsius = 273.15m;

    private const int ListedMax = 12;

    /// <summary>Decodes bytes; special values of the setting get their word.</summary>
    public static RegisterValue Decode(DeviceCatalogue catalogue, RegisterEntry entry, ReadOnlySpan<byte> bytes)
    {
        RegisterValue value = RegisterValue.Decode(catalogue, entry.Row, bytes);
        return RawBytes.Read(entry.Type, bytes) is long raw && SpecialWord(entry, raw) is string word
            ? new RegisterValue(RegisterValueStatus.Ok, raw, null, word)
            : value;
    }

    /// <summary>Whether two byte strings mean the same: a text ends at its first 0x00 or 0xFF, anything else is compared byte by byte.</summary>
    public static bool IsSame(RegisterEntry entry, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        entry.Type == "string" ? Cut(a).SequenceEqual(Cut(b)) : a.SequenceEqual(b);

    /// <summary>The bytes with those bits of the held ones that a write has to leave as they are.</summary>
    internal static byte[] KeepBits(RegisterEntry entry, byte[] held, byte[] bytes)
    {
        if (entry.Need("keep_bits") is not { } keep || held.Length != bytes.Length)
        {
            return bytes;
        }

        byte[] merged = [.. bytes];
        for (int i = 0; i < merged.Length; i++)
        {
            byte mask = (byte)(keep.Values[0] >> (8 * i));
            merged[i] = (byte)((bytes[i] & ~mask) | (held[i] & mask));
        }

        return merged;
    }

    /// <summary>A number in the unit of the register, with its decimals: <c>14.40 V</c>.</summary>
    public static string Number(RegisterEntry entry, decimal number)
    {
        string text = WithUnit(Digits(entry, number), entry.Unit);
        return entry.Unit == "K" ? $"{text} ({Digits(entry, number - ZeroCelsius)} °C)" : text;
    }

    /// <summary>A range: <c>8.00 to 17.40 V</c>.</summary>
    public static string Range(RegisterEntry entry, decimal min, decimal max)
    {
        string text = Say.With(Sentences.AllowedRange, Digits(entry, min), WithUnit(Digits(entry, max), entry.Unit));
        return entry.Unit == "K" ? $"{text} ({Say.With(Sentences.AllowedRange, Digits(entry, min - ZeroCelsius), Digits(entry, max - ZeroCelsius))} °C)" : text;
    }

    /// <summary>Names of raw values: <c>off, on</c>.</summary>
    public static string List(DeviceCatalogue catalogue, RegisterEntry entry, IEnumerable<long> raws) =>
        string.Join(", ", raws.Select(raw => Name(catalogue, entry, raw)));

    /// <summary>A raw value with its code where it has one: <c>lifepo4_14_2 (8)</c>.</summary>
    public static string Name(DeviceCatalogue catalogue, RegisterEntry entry, long raw)
    {
        EnumRow? row = entry.EnumSet.Length > 0 && raw is >= 0 and <= int.MaxValue ? catalogue.EnumValue(entry.EnumSet, (int)raw) : null;
        return row is { IsBits: false }
            ? string.Create(CultureInfo.InvariantCulture, $"{row.Code} ({raw})")
            : SpecialWord(entry, raw) ?? Number(entry, raw * entry.Scale);
    }

    /// <summary>The word of a special value, or null: <c>unlimited</c> for all ones, <c>off</c> for 0.</summary>
    internal static string? SpecialWord(RegisterEntry entry, long raw) =>
        entry.Need("special")?.Values.Contains(raw) != true ? null
        : raw == 0 ? "off"
        : RegisterRange.Of(entry.Type)?.Max == raw ? "unlimited"
        : null;

    /// <summary>What may be written, as far as the tables tell without asking the device; empty when only the device knows.</summary>
    internal static string Allowed(DeviceCatalogue catalogue, RegisterEntry entry)
    {
        var parts = new List<string>();
        IReadOnlyList<EnumRow> named = entry.EnumSet.Length > 0 ? catalogue.EnumValues(entry.EnumSet) : [];
        if (entry.Need("allowed") is { } allowed)
        {
            parts.Add(List(catalogue, entry, allowed.Values));
        }
        else if (named.Count > 0)
        {
            string some = string.Join(named[0].IsBits ? " + " : ", ", named.Take(ListedMax).Select(v => v.Code));
            parts.Add(named.Count > ListedMax ? Say.With(Sentences.AllowedMore, some) : some);
        }
        else if (entry is { Min: { } min, Max: { } max })
        {
            parts.Add(entry.Type == "string" ? Say.With(Sentences.AllowedCharacters, max) : entry.IsRangePerVolt ? Say.With(Sentences.AllowedAtVolts, Range(entry, min, max)) : Range(entry, min, max));
        }

        parts.AddRange((entry.Need("special")?.Values ?? []).Select(raw => SpecialWord(entry, raw)).OfType<string>());
        return Or(parts);
    }

    /// <summary>Words of which one may be chosen; empty for none.</summary>
    internal static string Or(IEnumerable<string> words) => words.DefaultIfEmpty("").Aggregate((all, word) => Say.With(Sentences.AllowedOr, all, word));

    internal static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)0x00, (byte)0xFF);
        return end < 0 ? text : text[..end];
    }

    /// <summary>Somebody else's text as one line of printable characters, for messages.</summary>
    /// <param name="shown">Characters at most.</param>
    internal static string Printable(string text, int shown = 40)
    {
        var line = new StringBuilder();
        foreach (char c in text.Length > shown ? text[..shown] : text)
        {
            _ = line.Append(char.IsControl(c) ? '?' : c);
        }

        return text.Length > shown ? line.Append('…').ToString() : line.ToString();
    }

    private static string Digits(RegisterEntry entry, decimal number)
    {
        int decimals = entry.Scale.Scale;
        return number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string WithUnit(string digits, string unit) => unit.Length == 0 ? digits : $"{digits} {unit}";
}
