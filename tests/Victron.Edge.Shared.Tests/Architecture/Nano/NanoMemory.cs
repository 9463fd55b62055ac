// NanoMemory: objects, arrays and managed pointers of NanoMachine.

using System.Reflection.Metadata;
using System.Runtime.InteropServices;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>An object of a class of the assembly under test.</summary>
internal sealed record NanoObject(TypeDefinitionHandle Type)
{
    public Dictionary<FieldDefinitionHandle, Slot> Fields { get; } = [];
}

/// <summary>A managed pointer: to a local, an argument, a field or an array element.</summary>
internal sealed record NanoPointer(Func<Slot> Read, Action<Slot> Write);

/// <summary>Arrays as .NET has them, read and written as stack values.</summary>
internal static class NanoMemory
{
    /// <summary>An array with elements of the named type.</summary>
    public static Array Create(string elementType, int count) => elementType switch
    {
        "System.Boolean" => new bool[count],
        "System.Byte" => new byte[count],
        "System.SByte" => new sbyte[count],
        "System.Int16" => new short[count],
        "System.UInt16" => new ushort[count],
        "System.Int32" => new int[count],
        "System.UInt32" => new uint[count],
        "System.Int64" => new long[count],
        "System.UInt64" => new ulong[count],
        _ => new object?[count],
    };

    public static Slot Load(object? array, long index) => array switch
    {
        bool[] flags => Slot.Int(flags[index] ? 1 : 0),
        byte[] bytes => Slot.Int(bytes[index]),
        sbyte[] bytes => Slot.Int(bytes[index]),
        short[] words => Slot.Int(words[index]),
        ushort[] words => Slot.Int(words[index]),
        int[] numbers => Slot.Int(numbers[index]),
        uint[] numbers => Slot.Int((int)numbers[index]),
        long[] numbers => Slot.Long(numbers[index]),
        ulong[] numbers => Slot.Long((long)numbers[index]),
        object?[] references => Slot.Of(references[index]),
        _ => throw new NotSupportedException($"element of {array}"),
    };

    public static void Store(object? array, long index, Slot value)
    {
        switch (array)
        {
            case bool[] flags: flags[index] = value.Bits != 0; break;
            case byte[] bytes: bytes[index] = (byte)value.Bits; break;
            case sbyte[] bytes: bytes[index] = (sbyte)value.Bits; break;
            case short[] words: words[index] = (short)value.Bits; break;
            case ushort[] words: words[index] = (ushort)value.Bits; break;
            case int[] numbers: numbers[index] = (int)value.Bits; break;
            case uint[] numbers: numbers[index] = (uint)value.Bits; break;
            case long[] numbers: numbers[index] = value.Bits; break;
            case ulong[] numbers: numbers[index] = (ulong)value.Bits; break;
            case object?[] references: references[index] = value.Reference; break;
            default: throw new NotSupportedException($"element of {array}");
        }
    }

    /// <summary>Fills an array of primitives from the data of an initialiser, little end first.</summary>
    public static void Fill(Array array, ReadOnlySpan<byte> data)
    {
        var target = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));
        data[..target.Length].CopyTo(target);
    }
}
