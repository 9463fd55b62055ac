// RawNumber: whole numbers in the bytes of a register and back, lowest byte first. Leaves scales and units to others.
using Victron.Edge.Catalogue;

namespace Victron.Edge.Simulator.Registers;

internal static class RawNumber
{
    /// <summary>Bytes of a register type; 0 when the type has no fixed length.</summary>
    public static int Width(string type) => type switch
    {
        "float" => 4,
        _ => RegisterRange.Of(type) is (long min, long max)
            ? (max - min) switch { byte.MaxValue => 1, ushort.MaxValue => 2, _ => 4 }
            : 0,
    };

    /// <summary>Reads 1 to 4 bytes; two's complement when the type has a sign.</summary>
    public static long Read(ReadOnlySpan<byte> bytes, string type)
    {
        long bits = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            bits = (bits << 8) | bytes[i];
        }

        bool isNegative = type[0] == 's' && type != "string" && bytes.Length > 0 && bytes[^1] > 0x7F;
        return isNegative ? bits - (1L << (8 * bytes.Length)) : bits;
    }

    /// <summary>The nearest raw number that the type can carry.</summary>
    public static long Fit(decimal raw, string type)
    {
        (long min, long max) = RegisterRange.Of(type) ?? (0, uint.MaxValue);
        return (long)Math.Clamp(Math.Round(raw), min, max);
    }
}
