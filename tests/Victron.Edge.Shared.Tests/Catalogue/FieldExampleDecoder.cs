// FieldExampleDecoder: a second, plain decoder of field values over the generated edge tables, only for tests.
// Written without the edge's own decoder on purpose, so that a mistake in one of the two shows.

using System.Globalization;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Catalogue;

internal static class FieldExampleDecoder
{
    /// <summary>Index of a label in <see cref="FieldTable"/>, packed as the edge packs it; -1 when unknown.</summary>
    internal static int IndexOf(string label)
    {
        ulong packed = 0;
        for (int i = label.Length - 1; i >= 0; i--)
        {
            packed = (packed << 8) | label.ToUpperInvariant()[i];
        }
        return FieldTable.IndexOf(packed);
    }

    /// <summary>The raw whole number of a value, null for <c>---</c>, texts and switches.</summary>
    internal static int? Raw(int field, string value) => FieldTable.Grammar[field] switch
    {
        FieldGrammar.Int or FieldGrammar.UInt when value != "---" => int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        FieldGrammar.Hex => unchecked((int)uint.Parse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>What a value means, in the words of the column <c>expect</c>.</summary>
    internal static string Decode(int field, string value)
    {
        switch (FieldTable.Grammar[field])
        {
            case FieldGrammar.Text: return value;
            case FieldGrammar.OnOff: return value.ToLowerInvariant();
        }
        if (Raw(field, value) is not int raw)
        {
            return FieldTable.Nullable[field] == 1 ? "absent" : "refused";
        }
        int set = FieldTable.EnumSet[field];
        if (set >= 0)
        {
            return EnumText.IsBits(set) ? Bits(set, raw) : EnumText.Code(set, raw) ?? $"unknown_{raw}";
        }
        if (FieldTable.Grammar[field] == FieldGrammar.Hex)
        {
            return $"0x{raw:X4}";
        }
        return raw == FieldTable.NoneValue[field] ? "absent" : Number(field, raw);
    }

    private static string Bits(int set, int raw)
    {
        IEnumerable<string> codes = Enumerable.Range(0, 32).Where(b => ((uint)raw >> b & 1) == 1).Select(b => EnumText.Code(set, b) ?? $"bit_{b}");
        return raw == 0 ? "none" : string.Join('+', codes);
    }

    private static string Number(int field, int raw)
    {
        int digits = -FieldTable.Scale[field];
        decimal value = raw;
        for (int i = 0; i < digits; i++)
        {
            value /= 10;
        }
        string text = value.ToString("F" + digits, CultureInfo.InvariantCulture);
        string? unit = QuantityText.Unit(FieldTable.Quantity[field]);
        return unit == null ? text : $"{text} {unit}";
    }
}
