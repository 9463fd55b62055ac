// FieldText: one decoded value in words: number and unit, state, or the text as sent.

using System.Globalization;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Decode;

/// <summary>Words for decoded values.</summary>
internal static class FieldText
{
    /// <summary>Key of a field as in the state topic; identity fields have their quantity's key too.</summary>
    public static string Key(FieldBinding binding)
    {
        if (binding.Quantity >= 0)
        {
            return QuantityText.Key(binding.Quantity);
        }

        string label = Encoding.Latin1.GetString(binding.Label);
        return "raw_" + string.Concat(label.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? char.ToLowerInvariant(letter) : '_'));
    }

    /// <summary>Unit of a field, empty when it has none.</summary>
    public static string Unit(FieldBinding binding) => binding.Quantity < 0 ? "" : QuantityText.Unit(binding.Quantity) ?? "";

    /// <summary>The value in the quantity's unit, without it. Empty when absent or refused.</summary>
    public static string Value(FieldBinding binding, byte status, int value, string asSent)
    {
        if (status != NumberStatus.Ok)
        {
            return "";
        }

        if (binding.EnumSet >= 0)
        {
            return Codes(binding.EnumSet, value);
        }

        return binding.Grammar switch
        {
            FieldGrammar.OnOff => value == 0 ? "off" : "on",
            FieldGrammar.Text or FieldGrammar.Hex => asSent,
            _ when value == FieldTable.NoneValue[binding.Field] => "",
            _ => Number(value, binding.Scale),
        };
    }

    private static string Number(int value, int scale)
    {
        byte[] digits = new byte[FixedPoint.BytesMax];
        return Encoding.ASCII.GetString(digits, 0, FixedPoint.Write(value, scale, digits, 0));
    }

    private static string Codes(int set, int value)
    {
        if (!EnumText.IsBits(set))
        {
            return Code(set, value);
        }

        IEnumerable<string> codes = Enumerable.Range(0, 32).Where(bit => (value & (1 << bit)) != 0).Select(bit => Code(set, bit));
        string joined = string.Join('+', codes);
        return joined.Length == 0 ? "none" : joined;
    }

    private static string Code(int set, int value) =>
        EnumText.Code(set, value) ?? string.Create(CultureInfo.InvariantCulture, $"unknown_{value}");
}
