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

    // By type code: to a pattern, an sbyte[] is a byte[] as well.
    public static Slot Load(object? array, long index) => Code(array) switch
    {
        TypeCode.Boolean => Slot.Int(((bool[])array!)[index] ? 1 : 0),
        TypeCode.Byte => Slot.Int(((byte[])array!)[index]),
        TypeCode.SByte => Slot.Int(((sbyte[])array!)[index]),
        TypeCode.Int16 => Slot.Int(((short[])array!)[index]),
        TypeCode.UInt16 => Slot.Int(((ushort[])array!)[index]),
        TypeCode.Int32 or TypeCode.UInt32 => Slot.Int(((int[])array!)[index]),
        TypeCode.Int64 or TypeCode.UInt64 => Slot.Long(((long[])array!)[index]),
        _ => Slot.Of(((object?[])array!)[index]),
    };

    public static void Store(object? array, long index, Slot value)
    {
        switch (Code(array))
        {
            case TypeCode.Boolean: ((bool[])array!)[index] = value.Bits != 0; break;
            case TypeCode.Byte or TypeCode.SByte: ((byte[])array!)[index] = (byte)value.Bits; break;
            case TypeCode.Int16 or TypeCode.UInt16: ((short[])array!)[index] = (short)value.Bits; break;
            case TypeCode.Int32 or TypeCode.UInt32: ((int[])array!)[index] = (int)value.Bits; break;
            case TypeCode.Int64 or TypeCode.UInt64: ((long[])array!)[index] = value.Bits; break;
            default: ((object?[])array!)[index] = value.Reference; break;
        }
    }

    /// <summary>Fills an array of primitives from the data of an initialiser, little end first.</summary>
    public static void Fill(Array array, ReadOnlySpan<byte> data)
    {
        var target = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));
        data[..target.Length].CopyTo(target);
    }

    private static TypeCode Code(object? array) => Type.GetTypeCode(array!.GetType().GetElementType());
}
