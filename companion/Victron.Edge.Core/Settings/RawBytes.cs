// RawBytes: whole numbers as bytes, least first, by the type words of the catalogue.
// Source: VE.Direct HEX protocol, data types.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>Bytes of numbers.</summary>
internal static class RawBytes
{
    private const int BytesMax = 4;

    /// <summary>Smallest and largest raw value; null for types that carry no whole number.</summary>
    /// <param name="length">Bytes that the device sends; only asked for the type without a length of its own.</param>
    public static (long Min, long Max)? Range(string type, int length) =>
        type == "bits" ? length is >= 1 and <= BytesMax ? (0, (1L << (8 * length)) - 1) : null : RegisterRange.Of(type);

    /// <summary>Writes a raw value; null when it does not fit.</summary>
    public static byte[]? Write(string type, long raw, int length)
    {
        if (Range(type, length) is not (long min, long max) || raw < min || raw > max)
        {
            return null;
        }

        byte[] bytes = new byte[(max - min) switch { byte.MaxValue => 1, ushort.MaxValue => 2, 0xFF_FFFF => 3, _ => 4 }];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(raw >> (8 * i));
        }

        return bytes;
    }

    /// <summary>Reads a raw value; null when the length does not fit the type.</summary>
    public static long? Read(string type, ReadOnlySpan<byte> bytes)
    {
        if (Range(type, bytes.Length) is not (long min, long max) || Write(type, max, bytes.Length)!.Length != bytes.Length)
        {
            return null;
        }

        long raw = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            raw = (raw << 8) | bytes[i];
        }

        return raw > max ? raw - (max - min + 1) : raw;
    }
}
