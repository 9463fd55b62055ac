// SettingNeed: one requirement of a setting, read from the column `requires`. Says what is asked; asking the device is left to Core.

using System.Globalization;

namespace Victron.Edge.Catalogue;

/// <summary>
/// One requirement of a setting.
/// </summary>
/// <param name="Kind">What is asked:
/// <c>equals</c> the register holds one of <c>Values</c>;
/// <c>le</c>, <c>ge</c>, <c>lt</c>, <c>gt</c> the new value compares so with the value of the register, both in the unit;
/// <c>max_from</c> the register holds the largest value;
/// <c>range_from</c> <c>Register</c> holds the smallest and <c>RegisterTo</c> the largest value;
/// <c>within</c> the register holds two bytes, smallest and largest value; 0 is free;
/// <c>allowed</c> only the raw <c>Values</c>;
/// <c>special</c> the raw <c>Values</c> are good outside the range too;
/// <c>set_before</c> the register must be right first;
/// <c>capability_bit</c> bit <c>Values[0]</c> of <c>Register</c> (0x0140) is set;
/// <c>fw_ge</c>, <c>fw_lt</c> the firmware is at least, or below, <c>Firmware</c>;
/// <c>first</c> write <c>Values[0]</c> to the register first while the firmware is below <c>Firmware</c>;
/// <c>refresh_s</c> falls back unless written again within <c>Values[0]</c> seconds;
/// <c>pair</c> write the register together with this one;
/// <c>keep_bits</c> keep the bits of mask <c>Values[0]</c> as the device has them;
/// <c>verify_read</c> the register tells what was written;
/// <c>off</c> only while the switch of the device, the register, is off: other figures come into force with the value.</param>
/// <param name="Register">The other register, or null.</param>
/// <param name="RegisterTo">Second register of <c>range_from</c>, or null.</param>
/// <param name="Values">Raw values, a bit number, a mask or seconds; empty for none.</param>
/// <param name="Firmware">Version such as <c>1.42</c>, or empty.</param>
/// <param name="Text">The requirement as written in the table.</param>
public sealed record SettingNeed(string Kind, int? Register, int? RegisterTo, IReadOnlyList<long> Values, string Firmware, string Text)
{
    /// <summary>The register of capabilities.</summary>
    public const int Capabilities = 0x0140;

    private static readonly string[] Comparisons = ["le", "ge", "lt", "gt", "max_from", "within", "set_before", "pair", "verify_read", "off"];

    private static readonly string[] Lists = ["allowed", "special", "keep_bits"];

    /// <summary>Reads one requirement, such as <c>le=0xEDF7</c>; null when it is none.</summary>
    public static SettingNeed? Parse(string text)
    {
        if (text.StartsWith("fw", StringComparison.Ordinal))
        {
            return ParseFirmware(text);
        }
        string refresh = "refresh_s<";
        if (text.StartsWith(refresh, StringComparison.Ordinal))
        {
            return Numbers(text[refresh.Length..]) is [long seconds] ? new SettingNeed("refresh_s", null, null, [seconds], "", text) : null;
        }
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 1 ? null : ParseAssignment(text[..equals], text[(equals + 1)..], text);
    }

    private static SettingNeed? ParseAssignment(string word, string rest, string text)
    {
        if (Id(word) is int register)
        {
            return Numbers(rest) is { Count: > 0 } values ? new SettingNeed("equals", register, null, values, "", text) : null;
        }
        if (Comparisons.Contains(word))
        {
            return Id(rest) is int other ? new SettingNeed(word, other, null, [], "", text) : null;
        }
        if (Lists.Contains(word))
        {
            return Numbers(rest) is { Count: > 0 } values ? new SettingNeed(word, null, null, values, "", text) : null;
        }
        return word switch
        {
            "capability_bit" when Numbers(rest) is [long bit] => new SettingNeed(word, Capabilities, null, [bit], "", text),
            "range_from" when rest.Split("..") is [string from, string to] && Id(from) is int low && Id(to) is int high =>
                new SettingNeed(word, low, high, [], "", text),
            "first" => ParseFirst(rest, text),
            _ => null,
        };
    }

    // first=0x0202:2@fw<1.42
    private static SettingNeed? ParseFirst(string rest, string text) =>
        rest.Split(':', '@') is [string id, string value, string firmware] && Id(id) is int register && Numbers(value) is [long raw]
            && ParseFirmware(firmware) is { Kind: "fw_lt" } below
            ? new SettingNeed("first", register, null, [raw], below.Firmware, text)
            : null;

    private static SettingNeed? ParseFirmware(string text)
    {
        string? kind = text.StartsWith("fw>=", StringComparison.Ordinal) ? "fw_ge" : text.StartsWith("fw<", StringComparison.Ordinal) ? "fw_lt" : null;
        string version = kind == null ? "" : text[(kind == "fw_ge" ? 4 : 3)..];
        bool good = version.Split('.') is [string major, string minor] && Digits(major) && Digits(minor);
        return good ? new SettingNeed(kind!, null, null, [], version, text) : null;
    }

    private static bool Digits(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit);

    private static int? Id(string text) =>
        text.Length == 6 && text.StartsWith("0x", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int id) ? id : null;

    private static List<long>? Numbers(string text)
    {
        List<long> values = [];
        foreach (string part in text.Split('|'))
        {
            bool hex = part.StartsWith("0x", StringComparison.Ordinal);
            bool good = hex
                ? long.TryParse(part.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value)
                : long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
            if (!good)
            {
                return null;
            }
            values.Add(value);
        }
        return values;
    }
}
