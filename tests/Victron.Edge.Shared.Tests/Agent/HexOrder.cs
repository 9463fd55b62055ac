// HexOrder: one thing that happens to an edge in HexPropertyTests, and the generator of such things.

using CsCheck;

namespace Victron.Edge.Shared.Tests.Agent;

/// <summary>A request, or something around it.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Number">Minutes, milliseconds, or which way of the device or port; by kind.</param>
/// <param name="Request">The request, for that kind.</param>
internal sealed record HexOrder(HexOrderKind Kind, int Number, HexDraft? Request)
{
    private static readonly Gen<HexLineKind> Line = Gen.Frequency(
        (6, Gen.Const(HexLineKind.Get)), (6, Gen.Const(HexLineKind.Set)), (2, Gen.Const(HexLineKind.Ping)), (1, Gen.Const(HexLineKind.Restart)),
        (1, Gen.Int[(int)HexLineKind.BootLoader, (int)HexLineKind.Nonsense].Select(kind => (HexLineKind)kind)));

    private static readonly Gen<HexDraft> Draft = Gen.Select(
        Line.Array[1, 6], Gen.Int[0, 9].Select(number => number > 0), Gen.Int[-1_000, 20_000], Gen.Int[0, 9], Gen.Int[0, 19],
        (lines, isOfThisRun, untilIn, oldId, fate) => new HexDraft(lines, isOfThisRun, untilIn, oldId == 0, fate == 0, fate == 1));

    /// <summary>Mostly requests and waits.</summary>
    public static Gen<HexOrder> Any { get; } = Gen.Frequency(
        (8, Draft.Select(draft => new HexOrder(HexOrderKind.Ask, 0, draft))),
        (8, Gen.Int[0, 4_000].Select(ms => new HexOrder(HexOrderKind.Wait, ms, null))),
        (3, Gen.Int[0, 2].Select(minutes => new HexOrder(HexOrderKind.Unlock, minutes, null))),
        (2, Gen.Int[0, 5].Select(way => new HexOrder(HexOrderKind.Device, way, null))),
        (2, Gen.OneOf(Gen.Const(0), Gen.Const(3), Gen.Const(1_000)).Select(bytes => new HexOrder(HexOrderKind.Port, bytes, null))));
}

internal enum HexOrderKind
{
    Ask,
    Wait,
    Unlock,
    Device,
    Port,
}

internal enum HexLineKind
{
    Get,
    Set,
    Ping,
    Restart,
    BootLoader,
    Unknown,
    Nonsense,
}

/// <summary>What stands in a request, and how it comes.</summary>
internal sealed record HexDraft(HexLineKind[] Lines, bool IsOfThisRun, int UntilInMs, bool HasOldId, bool IsRetained, bool IsDuplicate);
