// RawBytes: whole numbers as bytes by the type words of the catalogue. The bytes themselves are HexValue's matter.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Core.Settings;

/// <summary>Bytes of numbers.</summary>
internal static class RawBytes
{
    private const int BytesMax = 4;

    /// <summary>Smallest and largest raw value; null for types that carry no whole number.</summary>
    /// <param name="type">Type word.</param>
    /// <param name="length">Bytes that the device sends; only asked for the type without a length of its own.</param>
    public static (long Min, long Max)? Range(string type, int length) =>
        TypeOf(type, length) is int number ? (HexValue.Min(number), HexValue.Max(number)) : null;

    /// <summary>Writes a raw value; null when it does not fit.</summary>
    public static byte[]? Write(string type, long raw, int length)
    {
        if (TypeOf(type, length) is not int number)
        {
            return null;
        }

        byte[] bytes = new byte[HexValue.Width(number)];
        return HexValue.TryWrite(number, raw, bytes, 0) ? bytes : null;
    }

    /// <summary>Reads a raw value; null when the length does not fit the type.</summary>
    public static long? Read(string type, ReadOnlySpan<byte> bytes) =>
        TypeOf(type, bytes.Length) is int number && HexValue.TryRead(number, bytes.ToArray(), 0, bytes.Length, out long raw) ? raw : null;

    private static int? TypeOf(string type, int length) => type switch
    {
        "un8" => HexValueType.Un8,
        "un16" => HexValueType.Un16,
        "un32" => HexValueType.Un32,
        "sn8" => HexValueType.Sn8,
        "sn16" => HexValueType.Sn16,
        "sn32" => HexValueType.Sn32,
        "bits8" => HexValueType.Bits + 1,
        "bits16" => HexValueType.Bits + 2,
        "bits32" => HexValueType.Bits + 4,
        "bits" when length is >= 1 and <= BytesMax => HexValueType.Bits + length,
        _ => null,
    };
}
