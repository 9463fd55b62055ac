// Slot: one value on the evaluation stack of NanoMachine, and the arithmetic of IL on such values.

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>A 32-bit or 64-bit number, or a reference.</summary>
/// <param name="Bits">The number, sign-extended when it has 32 bits.</param>
/// <param name="Reference">The object; null for numbers and for null.</param>
/// <param name="IsWide">Whether the number has 64 bits.</param>
internal readonly record struct Slot(long Bits, object? Reference, bool IsWide)
{
    public static Slot Int(long value) => new((int)value, null, false);

    public static Slot Long(long value) => new(value, null, true);

    public static Slot Of(object? reference) => new(0, reference, false);

    public int AsInt => (int)Bits;

    public bool IsTrue => Bits != 0 || Reference != null;

    /// <summary>The number as unsigned of its own width.</summary>
    public ulong Unsigned => IsWide ? (ulong)Bits : (uint)Bits;

    /// <summary>The result of a binary opcode that yields a number.</summary>
    public static Slot Binary(string code, Slot left, Slot right)
    {
        var wide = left.IsWide;
        var shift = (int)right.Bits & (wide ? 63 : 31);
        var result = code switch
        {
            "add" => left.Bits + right.Bits,
            "sub" => left.Bits - right.Bits,
            "mul" => left.Bits * right.Bits,
            "div" => left.Bits / right.Bits,
            "div.un" => (long)(left.Unsigned / right.Unsigned),
            "rem" => left.Bits % right.Bits,
            "rem.un" => (long)(left.Unsigned % right.Unsigned),
            "and" => left.Bits & right.Bits,
            "or" => left.Bits | right.Bits,
            "xor" => left.Bits ^ right.Bits,
            "shl" => left.Bits << shift,
            "shr" => left.Bits >> shift,
            "shr.un" => (long)(left.Unsigned >> shift),
            _ => throw new NotSupportedException(code),
        };
        return wide ? Long(result) : Int(result);
    }

    /// <summary>Whether a comparison (<c>ceq</c>, <c>blt.un</c> …) holds.</summary>
    public static bool Compare(string code, Slot left, Slot right)
    {
        var signed = left.Bits.CompareTo(right.Bits);
        var unsigned = left.Reference != null || right.Reference != null ? (left.Reference != null).CompareTo(right.Reference != null) : left.Unsigned.CompareTo(right.Unsigned);
        return code switch
        {
            "ceq" or "beq" => left.Bits == right.Bits && ReferenceEquals(left.Reference, right.Reference),
            "bne.un" => left.Bits != right.Bits || !ReferenceEquals(left.Reference, right.Reference),
            "cgt" or "bgt" => signed > 0,
            "clt" or "blt" => signed < 0,
            "bge" => signed >= 0,
            "ble" => signed <= 0,
            "cgt.un" or "bgt.un" => unsigned > 0,
            "clt.un" or "blt.un" => unsigned < 0,
            "bge.un" => unsigned >= 0,
            "ble.un" => unsigned <= 0,
            _ => throw new NotSupportedException(code),
        };
    }

    /// <summary>The result of a conversion opcode.</summary>
    public Slot Convert(string code) => code switch
    {
        "conv.i1" => Int((sbyte)Bits),
        "conv.u1" => Int((byte)Bits),
        "conv.i2" => Int((short)Bits),
        "conv.u2" => Int((ushort)Bits),
        "conv.i4" or "conv.u4" => Int(Bits),
        "conv.i8" => Long(Bits),
        "conv.u8" => Long((long)Unsigned),
        "conv.i" or "conv.u" => this, // array lengths and indices
        _ => throw new NotSupportedException(code),
    };
}
