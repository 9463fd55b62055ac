// RegisterValue: what the bytes of a HEX register mean, by its row in registers.csv. Runs on .NET 10 only: the edge passes
// registers on as bytes. Does not judge ranges and does not encode.
// Source: VE.Direct HEX protocol, data types; numbers are little-endian.

using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Victron.Edge.Catalogue;

/// <summary>The value of a register.</summary>
/// <param name="Status">Whether there is a value.</param>
/// <param name="Raw">Whole number as sent, for integers and bit sets; null for texts, floats and without a value.</param>
/// <param name="Number">In the unit of the register; null for texts, enumerations, bit sets and without a value.</param>
/// <param name="Text">Number and unit, code of an enumeration, codes of bits joined by <c>+</c>, <c>none</c> for no bit,
/// <c>unknown_7</c> for a value that the set does not name, the text itself, <c>absent</c> or <c>refused</c>.</param>
public sealed record RegisterValue(RegisterValueStatus Status, long? Raw, decimal? Number, string Text)
{
    // Bit sets of unknown length are 1 to 4 bytes long in everything recorded; sets name bits 0 to 31.
    private const int BitBytesMax = 4;

    private static readonly RegisterValue Absent = new(RegisterValueStatus.Absent, null, null, "absent");

    private static readonly RegisterValue Refused = new(RegisterValueStatus.Refused, null, null, "refused");

    /// <summary>Reads the bytes that follow id and flags in an answer.</summary>
    /// <returns>A value with status <see cref="RegisterValueStatus.Refused"/> when the bytes do not fit; never an exception.</returns>
    public static RegisterValue Decode(DeviceCatalogue catalogue, RegisterRow row, ReadOnlySpan<byte> payload)
    {
        switch (row.Type)
        {
            case "string": return DecodeText(payload);
            case "float": return DecodeFloat(row, payload);
            case "void" or "composite": return Refused;
        }
        int length = row.Type == "bits" ? payload.Length : ByteCount(row.Type);
        if (payload.Length != length || length is < 1 or > BitBytesMax)
        {
            return Refused;
        }
        long bits = 0;
        for (int i = length - 1; i >= 0; i--)
        {
            bits = (bits << 8) | payload[i];
        }
        if (bits == row.NotAvailable)
        {
            return Absent;
        }
        long raw = row.Type[0] == 's' && payload[length - 1] > 0x7F ? bits - (1L << (8 * length)) : bits;
        return row.EnumSet.Length > 0 ? Named(catalogue, row, raw) : Numeric(row, raw, raw);
    }

    private static int ByteCount(string type) =>
        RegisterRange.Of(type) is (long min, long max) ? (max - min) switch { byte.MaxValue => 1, ushort.MaxValue => 2, _ => 4 } : 0;

    // Devices fill the rest of a text with 0x00, or 0xFF where nothing was ever written.
    private static RegisterValue DecodeText(ReadOnlySpan<byte> payload)
    {
        int end = payload.IndexOfAny((byte)0x00, (byte)0xFF);
        return new RegisterValue(RegisterValueStatus.Ok, null, null, Encoding.UTF8.GetString(end < 0 ? payload : payload[..end]));
    }

    private static RegisterValue DecodeFloat(RegisterRow row, ReadOnlySpan<byte> payload)
    {
        if (payload.Length != sizeof(float))
        {
            return Refused;
        }
        float number = BinaryPrimitives.ReadSingleLittleEndian(payload);
        if (float.IsNaN(number))
        {
            return Absent;
        }
        // Far above anything measured, and far below the limit of decimal, 7.9e28, whatever the scale. Infinity is no value.
        return Math.Abs(number) < 1e15f ? Numeric(row, null, (decimal)number) : Refused;
    }

    private static RegisterValue Numeric(RegisterRow row, long? raw, decimal unscaled)
    {
        decimal number = unscaled * (row.Scale ?? 1);
        string text = number.ToString(CultureInfo.InvariantCulture);
        return new RegisterValue(RegisterValueStatus.Ok, raw, number, row.Unit.Length > 0 ? $"{text} {row.Unit}" : text);
    }

    private static RegisterValue Named(DeviceCatalogue catalogue, RegisterRow row, long raw)
    {
        IReadOnlyList<EnumRow> values = catalogue.EnumValues(row.EnumSet);
        string text = values.Any(v => v.IsBits) ? Bits(values, raw) : Code(values, raw) ?? string.Create(CultureInfo.InvariantCulture, $"unknown_{raw}");
        return new RegisterValue(RegisterValueStatus.Ok, raw, null, text);
    }

    private static string Bits(IReadOnlyList<EnumRow> values, long raw)
    {
        IEnumerable<string> codes = Enumerable.Range(0, 8 * BitBytesMax).Where(bit => ((raw >> bit) & 1) == 1)
            .Select(bit => Code(values, bit) ?? string.Create(CultureInfo.InvariantCulture, $"bit_{bit}"));
        return raw == 0 ? "none" : string.Join('+', codes);
    }

    private static string? Code(IReadOnlyList<EnumRow> values, long value) => values.FirstOrDefault(v => v.Value == value)?.Code;
}
