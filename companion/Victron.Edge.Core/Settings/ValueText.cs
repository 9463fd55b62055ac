// ValueText: what a user typed, as the bytes of a register. The grammar only: whether the value is allowed now is told by SettingRules.
// Nothing is rounded and nothing is guessed: what does not fit is refused with what would.

using System.Globalization;
using System.Text;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>Reads values.</summary>
public static class ValueText
{
    private const int TextMax = 200;

    private static readonly string[] CelsiusWords = ["°C", "C", "degC"];

    /// <summary>Reads a value.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="entry">The register.</param>
    /// <param name="text"><c>14.4</c>, <c>14.4 V</c>, a code or its text, <c>on</c>, <c>a+b</c>, <c>unlimited</c>, <c>0x…</c> for the raw number.</param>
    /// <param name="held">Bytes that the device holds; gives bit sets their length. Empty when not known.</param>
    /// <param name="bytes">The bytes; empty unless the result is null.</param>
    /// <returns>Why not, half a sentence without the register's name; null when it was read.</returns>
    public static string? Read(DeviceCatalogue catalogue, RegisterEntry entry, string text, byte[] held, out byte[] bytes)
    {
        bytes = [];
        if (entry.IsAction)
        {
            return text.Trim().Length == 0 ? null : Sentences.TypedAction;
        }

        if (text.Length > TextMax)
        {
            return Say.With(Sentences.TypedLong, TextMax);
        }

        if (entry.Type == "string")
        {
            return ReadText(entry, text, out bytes);
        }

        if (entry.Type is "composite" or "float")
        {
            return Sentences.TypedForm;
        }

        text = text.Trim();
        string? problem = text.Length == 0 ? With(Sentences.TypedNone, catalogue, entry) : ReadRaw(catalogue, entry, text, out long raw) ?? Pack(entry, raw, held, out bytes);
        return problem;
    }

    private static string? Pack(RegisterEntry entry, long raw, byte[] held, out byte[] bytes)
    {
        byte[]? packed = RawBytes.Write(entry.Type, raw, held.Length);
        bytes = packed ?? [];
        return packed != null ? null
            : RawBytes.Range(entry.Type, held.Length) is (long min, long max)
            ? Say.With(Sentences.TypedTooBig, min, max)
            : Sentences.TypedLength;
    }

    private static string? ReadRaw(DeviceCatalogue catalogue, RegisterEntry entry, string text, out long raw)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out raw) && text.Length <= 10
                ? Signed(entry, ref raw)
                : Say.With(Sentences.TypedRaw, SettingText.Printable(text));
        }

        IReadOnlyList<EnumRow> named = entry.EnumSet.Length > 0 ? catalogue.EnumValues(entry.EnumSet) : [];
        if (named.Count > 0)
        {
            bool isFound = named[0].IsBits ? TryBits(named, text, out raw) : TryNamed(named, text, out raw);
            return isFound || TryWhole(text, out raw) ? null : With(Say.With(Sentences.TypedNoValue, SettingText.Printable(text)), catalogue, entry);
        }

        return TrySpecial(entry, text, out raw) || TryOnOff(entry, text, out raw) ? null
            : ReadNumber(catalogue, entry, text, out raw) ?? (IsTwofold(entry, raw) ? Say.With(Sentences.TypedTwofold, SettingText.Printable(text), SettingText.SpecialWord(entry, raw)) : null);
    }

    // In kelvin 0 is no temperature but a word of the device, and who types 0 may think of ice.
    private static bool IsTwofold(RegisterEntry entry, long raw) => entry.Unit == "K" && raw == 0 && entry.Need("special")?.Values.Contains(0) == true;

    // 0xFFFE of a signed register is -2: the digits are those on the wire.
    private static string? Signed(RegisterEntry entry, ref long raw)
    {
        if (RegisterRange.Of(entry.Type) is (long min, long max) && min < 0 && raw > max && raw <= max - min)
        {
            raw -= max - min + 1;
        }

        return null;
    }

    private static bool TryNamed(IReadOnlyList<EnumRow> named, string text, out long raw)
    {
        EnumRow? row = named.FirstOrDefault(v => v.Code.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? named.FirstOrDefault(v => v.Text.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? OnlyOne(named, "_" + text);
        raw = row?.Value ?? 0;
        return row != null;
    }

    // "on" for charger_on, as long as the set has no second value that ends so.
    private static EnumRow? OnlyOne(IReadOnlyList<EnumRow> named, string end)
    {
        List<EnumRow> rows = end.ToUpperInvariant() is "_ON" or "_OFF" ? [.. named.Where(v => v.Code.EndsWith(end, StringComparison.OrdinalIgnoreCase))] : [];
        return rows.Count == 1 ? rows[0] : null;
    }

    private static bool TryBits(IReadOnlyList<EnumRow> named, string text, out long raw)
    {
        raw = 0;
        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (string part in text.Split('+', StringSplitOptions.TrimEntries))
        {
            EnumRow? bit = named.FirstOrDefault(v => v.Code.Equals(part, StringComparison.OrdinalIgnoreCase));
            if (bit == null)
            {
                return false;
            }

            raw |= 1L << bit.Value;
        }

        return true;
    }

    private static bool TryWhole(string text, out long raw) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out raw) && Math.Abs(raw) <= uint.MaxValue;

    private static bool TrySpecial(RegisterEntry entry, string text, out long raw)
    {
        foreach (long special in entry.Need("special")?.Values ?? [])
        {
            if (SettingText.SpecialWord(entry, special)?.Equals(text, StringComparison.OrdinalIgnoreCase) == true)
            {
                raw = special;
                return true;
            }
        }

        raw = 0;
        return false;
    }

    // A register of one bit without a set of its own.
    private static bool TryOnOff(RegisterEntry entry, string text, out long raw)
    {
        raw = text.Equals("on", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return entry is { Min: 0, Max: 1, Unit: "" } && (raw == 1 || text.Equals("off", StringComparison.OrdinalIgnoreCase));
    }

    private static string? ReadNumber(DeviceCatalogue catalogue, RegisterEntry entry, string text, out long raw)
    {
        raw = 0;
        string ascii = text.Replace('\u2212', '-');
        int end = 0;
        while (end < ascii.Length && (char.IsAsciiDigit(ascii[end]) || ascii[end] is '.' or '-' or '+' or ','))
        {
            end++;
        }

        if (ascii.AsSpan(0, end).Contains(','))
        {
            return Say.With(Sentences.TypedComma, SettingText.Printable(text));
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(ascii.AsSpan(0, end), Styles, CultureInfo.InvariantCulture, out decimal number) || Math.Abs(number) > uint.MaxValue)
        {
            return With(Say.With(Sentences.TypedNoNumber, SettingText.Printable(text)), catalogue, entry);
        }

        string unit = ascii[end..].Trim();
        bool isCelsius = entry.Unit == "K" && CelsiusWords.Contains(unit, StringComparer.OrdinalIgnoreCase);
        if (unit.Length > 0 && !isCelsius && !IsUnit(entry.Unit, unit))
        {
            return Say.With(entry.Unit.Length == 0 ? Sentences.TypedNoUnit : Sentences.TypedUnit, SettingText.Printable(unit), entry.Unit);
        }

        decimal scaled = (isCelsius ? number + SettingText.ZeroCelsius : number) / entry.Scale;
        if (scaled != decimal.Truncate(scaled) || Math.Abs(scaled) > uint.MaxValue)
        {
            return Say.With(Sentences.TypedFine, SettingText.Printable(text), string.Create(CultureInfo.InvariantCulture, $"{entry.Scale} {entry.Unit}").TrimEnd());
        }

        raw = (long)scaled;
        return null;
    }

    private static bool IsUnit(string unit, string typed) =>
        unit == typed || (unit == "°C" && CelsiusWords.Contains(typed, StringComparer.OrdinalIgnoreCase))
        || (unit.Length == 1 && unit.Equals(typed, StringComparison.OrdinalIgnoreCase));

    private static string? ReadText(RegisterEntry entry, string text, out byte[] bytes)
    {
        bytes = [];
        int most = (int)(entry.Max ?? 0);
        if (text.Any(c => c is < ' ' or > '~'))
        {
            return Sentences.TypedAscii;
        }

        if (text.Length > most || text.Length < entry.Min)
        {
            return Say.With(Sentences.TypedText, text.Length, entry.Min ?? 0, most);
        }

        bytes = [.. Encoding.ASCII.GetBytes(text), 0];
        return null;
    }

    private static string With(string problem, DeviceCatalogue catalogue, RegisterEntry entry)
    {
        string allowed = SettingText.Allowed(catalogue, entry);
        return allowed.Length == 0 ? problem : Say.With(Sentences.TypedAllowed, problem, allowed);
    }
}
