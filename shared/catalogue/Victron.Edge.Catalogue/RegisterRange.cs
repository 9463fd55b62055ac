// RegisterRange: which whole numbers a register type can carry.
// Source: VE.Direct HEX protocol, data types of registers.

namespace Victron.Edge.Catalogue;

/// <summary>Limits of the register types.</summary>
public static class RegisterRange
{
    /// <summary>Smallest and largest raw value of a type; null for types that are no number.</summary>
    public static (long Min, long Max)? Of(string type) => type switch
    {
        "un8" or "bits8" => (0, byte.MaxValue),
        "un16" or "bits16" => (0, ushort.MaxValue),
        "un32" or "bits32" => (0, uint.MaxValue),
        "sn8" => (sbyte.MinValue, sbyte.MaxValue),
        "sn16" => (short.MinValue, short.MaxValue),
        "sn32" => (int.MinValue, int.MaxValue),
        _ => null,
    };
}
