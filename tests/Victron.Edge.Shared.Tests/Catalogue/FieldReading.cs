// FieldReading: what a text value means in the words of the column `expect`, read and printed by the edge's own parts:
// LabelKey, TextNumber, the generated tables and FixedPoint. Judges no value: see BlockGuard.

using System.Globalization;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Catalogue;

internal static class FieldReading
{
    /// <summary>Index of a label in <see cref="FieldTable"/>; -1 when unknown.</summary>
    internal static int IndexOf(string label)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(label);
        return FieldTable.IndexOf(LabelKey.Fold(LabelKey.Of(bytes, 0, bytes.Length)));
    }

    /// <summary>Reads a value as the field's grammar has it.</summary>
    internal static byte Read(int field, string value, out int raw)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(value);
        return TextNumber.Read(FieldTable.Grammar[field], bytes, 0, bytes.Length, out raw);
    }

    /// <summary>Whether the grammar has numbers with a believable range.</summary>
    internal static bool HasRange(int field) => FieldTable.Grammar[field] is FieldGrammar.Int or FieldGrammar.UInt or FieldGrammar.Hex;

    /// <summary>What a value means, in the words of the column <c>expect</c>; <c>refused</c> when it means nothing.</summary>
    internal static string Decode(int field, string value)
    {
        byte status = Read(field, value, out int raw);
        if (status != NumberStatus.Ok)
        {
            return status == NumberStatus.Absent ? "absent" : "refused";
        }
        int set = FieldTable.EnumSet[field];
        return FieldTable.Grammar[field] switch
        {
            FieldGrammar.Text => value,
            FieldGrammar.OnOff => raw == 1 ? "on" : "off",
            _ when set >= 0 => EnumText.IsBits(set) ? Bits(set, raw) : EnumText.Code(set, raw) ?? $"unknown_{raw}",
            FieldGrammar.Hex => $"0x{raw:X4}",
            _ => raw == FieldTable.NoneValue[field] ? "absent" : Number(field, raw),
        };
    }

    private static string Bits(int set, int raw)
    {
        IEnumerable<string> codes = Enumerable.Range(0, 32).Where(b => ((uint)raw >> b & 1) == 1)
            .Select(b => EnumText.Code(set, b) ?? string.Create(CultureInfo.InvariantCulture, $"bit_{b}"));
        return raw == 0 ? "none" : string.Join('+', codes);
    }

    private static string Number(int field, int raw)
    {
        byte[] digits = new byte[FixedPoint.BytesMax];
        string text = Encoding.ASCII.GetString(digits, 0, FixedPoint.Write(raw, FieldTable.Scale[field], digits, 0));
        string? unit = QuantityText.Unit(FieldTable.Quantity[field]);
        return unit == null ? text : $"{text} {unit}";
    }
}
