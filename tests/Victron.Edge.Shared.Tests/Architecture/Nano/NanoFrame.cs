// NanoFrame: arguments, locals and evaluation stack of one call in NanoMachine, and the opcodes that touch only these.

using System.Globalization;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>One call.</summary>
internal sealed class NanoFrame(Slot[] arguments, IReadOnlyList<TypeShape> localTypes)
{
    private readonly Slot[] _locals = [.. localTypes.Select(type => type.Name is nameof(Int64) or nameof(UInt64) ? Slot.Long(0) : default)];

    public Stack<Slot> Stack { get; } = new();

    /// <summary>Pops arguments, the first one deepest.</summary>
    public Slot[] Take(int count)
    {
        var taken = new Slot[count];
        for (var i = count - 1; i >= 0; i--)
        {
            taken[i] = Stack.Pop();
        }

        return taken;
    }

    /// <summary>Decides a branch.</summary>
    /// <returns>Offset to go on at; -1 falls through.</returns>
    public int Branch(string code, Instruction instruction)
    {
        var plain = code.Replace(".s", "", StringComparison.Ordinal);
        switch (plain)
        {
            case "br":
                return instruction.Operand;
            case "brtrue":
                return Stack.Pop().IsTrue ? instruction.Operand : -1;
            case "brfalse":
                return Stack.Pop().IsTrue ? -1 : instruction.Operand;
            case "switch":
                var entry = Stack.Pop().Unsigned;
                return entry < (ulong)instruction.Targets.Count ? instruction.Targets[(int)entry] : -1;
            default:
                var right = Stack.Pop();
                return Slot.Compare(plain, Stack.Pop(), right) ? instruction.Operand : -1;
        }
    }

    /// <summary>Executes an opcode that needs nothing but this call.</summary>
    /// <returns>False when it is none of these.</returns>
    public bool Step(string code, Instruction instruction)
    {
        var parts = code.Split('.');
        switch (parts[0])
        {
            case "nop": return true;
            case "ldarg": Stack.Push(arguments[Number(parts, instruction)]); return true;
            case "starg": arguments[Number(parts, instruction)] = Stack.Pop(); return true;
            case "ldloc": Stack.Push(_locals[Number(parts, instruction)]); return true;
            case "stloc": _locals[Number(parts, instruction)] = Stack.Pop(); return true;
            case "ldarga": Stack.Push(Pointer(arguments, instruction.Operand)); return true;
            case "ldloca": Stack.Push(Pointer(_locals, instruction.Operand)); return true;
            case "ldnull": Stack.Push(default); return true;
            case "ldc": Stack.Push(Constant(parts, instruction)); return true;
            case "dup": Stack.Push(Stack.Peek()); return true;
            case "pop": _ = Stack.Pop(); return true;
            case "neg": Stack.Push(Slot.Binary("sub", Stack.Peek() with { Bits = 0 }, Stack.Pop())); return true;
            case "not": Stack.Push(Slot.Binary("xor", Stack.Peek() with { Bits = -1 }, Stack.Pop())); return true;
            case "conv": Stack.Push(Stack.Pop().Convert(code)); return true;
            case "ceq" or "cgt" or "clt": Compare(code); return true;
            case "add" or "sub" or "mul" or "div" or "rem" or "and" or "or" or "xor" or "shl" or "shr": Binary(code); return true;
            case "ldind": Stack.Push(((NanoPointer)Stack.Pop().Reference!).Read()); return true;
            case "stind": StoreIndirect(); return true;
            case "ldlen": Stack.Push(Slot.Int(((Array)Stack.Pop().Reference!).Length)); return true;
            case "ldelem": LoadElement(); return true;
            case "ldelema": ElementPointer(); return true;
            case "stelem": StoreElement(); return true;
            default: return false;
        }
    }

    private static int Number(string[] parts, Instruction instruction) =>
        parts[^1] == "s" || parts.Length == 1 ? instruction.Operand : int.Parse(parts[1], CultureInfo.InvariantCulture);

    // ldc.i4.3, ldc.i4.m1, ldc.i4.s 9 (the operand is a signed byte), ldc.i4 1000, ldc.i8 5
    private static Slot Constant(string[] parts, Instruction instruction)
    {
        if (parts[1] == "i8")
        {
            return Slot.Long(instruction.Wide);
        }

        return parts.Length == 2 ? Slot.Int(instruction.Operand) : parts[2] switch
        {
            "m1" or "M1" => Slot.Int(-1),
            "s" => Slot.Int((sbyte)instruction.Operand),
            _ => Slot.Int(int.Parse(parts[2], CultureInfo.InvariantCulture)),
        };
    }

    private static Slot Pointer(Slot[] slots, int index) => Slot.Of(new NanoPointer(() => slots[index], value => slots[index] = value));

    private void Compare(string code)
    {
        var right = Stack.Pop();
        Stack.Push(Slot.Int(Slot.Compare(code, Stack.Pop(), right) ? 1 : 0));
    }

    private void Binary(string code)
    {
        var right = Stack.Pop();
        Stack.Push(Slot.Binary(code, Stack.Pop(), right));
    }

    private void StoreIndirect()
    {
        var value = Stack.Pop();
        ((NanoPointer)Stack.Pop().Reference!).Write(value);
    }

    private void LoadElement()
    {
        var index = Stack.Pop();
        Stack.Push(NanoMemory.Load(Stack.Pop().Reference, index.Bits));
    }

    private void ElementPointer()
    {
        var index = Stack.Pop().Bits;
        var array = Stack.Pop().Reference;
        Stack.Push(Slot.Of(new NanoPointer(() => NanoMemory.Load(array, index), value => NanoMemory.Store(array, index, value))));
    }

    private void StoreElement()
    {
        var value = Stack.Pop();
        var index = Stack.Pop();
        NanoMemory.Store(Stack.Pop().Reference, index.Bits, value);
    }
}
