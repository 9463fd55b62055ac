// TrueSecond: what a device really said in one second, against which published values are held.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Benchmarks.Corruption;

/// <summary>One second of an undamaged stream: its blocks and its values by quantity.</summary>
internal sealed class TrueSecond
{
    public required byte[][] Blocks { get; init; }

    public required int[] Value { get; init; }

    public required byte[] Status { get; init; }

    /// <summary>Whether a published value is the true one: the same state or text, or a number within 1 %.</summary>
    public bool Allows(int quantity, byte status, int value)
    {
        if (status != Status[quantity])
        {
            return false;
        }

        if (status != NumberStatus.Ok || value == Value[quantity])
        {
            return true;
        }

        byte kind = QuantityTable.Kind[quantity];
        bool isNumber = kind is QuantityKind.Instant or QuantityKind.Counter;
        return isNumber && Math.Abs((long)value - Value[quantity]) * 100 <= Math.Abs((long)Value[quantity]);
    }
}
