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
            return text.Trim().Length == 0 ? null : "it takes no value";
        }

        if (text.Length > TextMax)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the value is longer than {TextMax} characters");
        }

        if (entry.Type == "string")
        {
            return ReadText(entry, text, out bytes);
        }

        if (entry.Type is "composite" or "float")
        {
            return "a value of this form cannot be typed";
        }

        text = text.Trim();
        string? problem = text.Length == 0 ? With("no value is given", catalogue, entry) : ReadRaw(catalogue, entry, text, out long raw) ?? Pack(entry, raw, held, out bytes);
        return problem;
    }

    private static string? Pack(RegisterEntry entry, long raw, byte[] held, out byte[] bytes)
    {
        byte[]? packed = RawBytes.Write(entry.Type, raw, held.Length);
        bytes = packed ?? [];
        return packed != null ? null
            : RawBytes.Range(entry.Type, held.Length) is (long min, long max)
            ? string.Create(CultureInfo.InvariantCulture, $"the value does not fit into the register (raw {min} to {max})")
            : "how long its value is, only the device can tell, and it did not answer";
    }

    private static string? ReadRaw(DeviceCatalogue catalogue, RegisterEntry entry, string text, out long raw)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out raw) && text.Length <= 10
                ? Signed(entry, ref raw)
                : $"'{SettingText.Printable(text)}' is no raw number; write 0x and up to eight hexadecimal digits";
        }

        IReadOnlyList<EnumRow> named = entry.EnumSet.Length > 0 ? catalogue.EnumValues(entry.EnumSet) : [];
        if (named.Count > 0)
        {
            bool isFound = named[0].IsBits ? TryBits(named, text, out raw) : TryNamed(named, text, out raw);
            return isFound || TryWhole(text, out raw) ? null : With($"'{SettingText.Printable(text)}' is none of its values", catalogue, entry);
        }

        return TrySpecial(entry, text, out raw) || TryOnOff(entry, text, out raw) ? null
            : ReadNumber(catalogue, entry, text, out raw) ?? (IsTwofold(entry, raw) ? $"'{SettingText.Printable(text)}' could be meant as a temperature; write {SettingText.SpecialWord(entry, raw)}, or the temperature with its unit" : null);
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
            return $"'{SettingText.Printable(text)}' has a comma; write decimals with a point";
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(ascii.AsSpan(0, end), Styles, CultureInfo.InvariantCulture, out decimal number) || Math.Abs(number) > uint.MaxValue)
        {
            return With($"'{SettingText.Printable(text)}' is no number", catalogue, entry);
        }

        string unit = ascii[end..].Trim();
        bool isCelsius = entry.Unit == "K" && CelsiusWords.Contains(unit, StringComparer.OrdinalIgnoreCase);
        if (unit.Length > 0 && !isCelsius && !IsUnit(entry.Unit, unit))
        {
            string own = entry.Unit.Length == 0 ? "it has no unit" : $"its unit is {entry.Unit}";
            return $"'{SettingText.Printable(unit)}' is the wrong unit: {own}";
        }

        decimal scaled = (isCelsius ? number + SettingText.ZeroCelsius : number) / entry.Scale;
        if (scaled != decimal.Truncate(scaled) || Math.Abs(scaled) > uint.MaxValue)
        {
            return string.Create(CultureInfo.InvariantCulture, $"'{SettingText.Printable(text)}' is finer than the device keeps it, in steps of {entry.Scale} {entry.Unit}").TrimEnd();
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
            return "only printable ASCII characters can be kept";
        }

        if (text.Length > most || text.Length < entry.Min)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the text has {text.Length} characters; {entry.Min ?? 0} to {most} are allowed");
        }

        bytes = [.. Encoding.ASCII.GetBytes(text), 0];
        return null;
    }

    private static string With(string problem, DeviceCatalogue catalogue, RegisterEntry entry)
    {
        string allowed = SettingText.Allowed(catalogue, entry);
        return allowed.Length == 0 ? problem : $"{problem}; allowed: {allowed}";
    }
}
