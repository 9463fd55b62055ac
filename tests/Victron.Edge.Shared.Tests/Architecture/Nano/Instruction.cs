// Instruction: one IL opcode with its operand; decodes the body of a method into a list of them.

using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>One instruction of a method body.</summary>
/// <param name="Offset">Bytes from the start of the body.</param>
/// <param name="Code">The opcode.</param>
/// <param name="Operand">Token, branch target (offset), or number of switch entries; 0 for opcodes without one.</param>
/// <param name="Targets">Branch targets; empty for opcodes that do not branch.</param>
/// <param name="Wide">The constant of <c>ldc.i8</c>.</param>
internal sealed record Instruction(int Offset, OpCode Code, int Operand, IReadOnlyList<int> Targets, long Wide)
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Decodes a whole body.</summary>
    public static List<Instruction> Decode(BlobReader il)
    {
        var instructions = new List<Instruction>();
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            int value = il.ReadByte();
            if (value == 0xFE)
            {
                value = 0xFE00 | il.ReadByte();
            }

            var code = Codes[value];
            var wide = code.OperandType == OperandType.InlineI8 ? il.ReadInt64() : 0;
            var (operand, targets) = ReadOperand(ref il, code.OperandType);
            instructions.Add(new Instruction(offset, code, operand, targets, wide));
        }

        return instructions;
    }

    private static (int Operand, IReadOnlyList<int> Targets) ReadOperand(ref BlobReader il, OperandType type)
    {
        switch (type)
        {
            case OperandType.InlineNone:
            case OperandType.InlineI8: // read already
                return (0, []);
            case OperandType.ShortInlineBrTarget:
                int near = il.ReadSByte();
                return (near + il.Offset, [near + il.Offset]);
            case OperandType.InlineBrTarget:
                var far = il.ReadInt32();
                return (far + il.Offset, [far + il.Offset]);
            case OperandType.InlineSwitch:
                return ReadSwitch(ref il);
            case OperandType.ShortInlineI:
            case OperandType.ShortInlineVar:
                return (il.ReadByte(), []);
            case OperandType.InlineVar:
                return (il.ReadUInt16(), []);
            case OperandType.InlineR:
                _ = il.ReadInt64(); // floating point plays no part in any rule
                return (0, []);
            default:
                return (il.ReadInt32(), []);
        }
    }

    private static (int Operand, IReadOnlyList<int> Targets) ReadSwitch(ref BlobReader il)
    {
        var count = il.ReadInt32();
        var end = il.Offset + (4 * count);
        var targets = new int[count];
        for (var i = 0; i < count; i++)
        {
            targets[i] = il.ReadInt32() + end;
        }

        return (count, targets);
    }
}
