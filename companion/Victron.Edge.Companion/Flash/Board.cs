// Board: a kind of board with the pins that the edge uses on it: a row of hardware/boards.csv.

namespace Victron.Edge.Companion.Flash;

/// <summary>A board preset.</summary>
public sealed record Board
{
    private const int PlainPorts = 1;
    private const int PlainRingBytes = 8 * 1024;
    private const int PsramRingBytes = 512 * 1024;

    /// <summary>Word for <c>--board</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its chip.</summary>
    public required Chip Chip { get; init; }

    /// <summary>nanoFramework images that fit; the first is taken unless another is asked for.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Sizes of flash in MB that are known and large enough.</summary>
    public required IReadOnlyList<int> FlashMb { get; init; }

    /// <summary>Kind of PSRAM: <c>no</c>, <c>quad</c> or <c>octal</c>.</summary>
    public required string Psram { get; init; }

    /// <summary>VE.Direct ports in order ve1, ve2, ve3.</summary>
    public required IReadOnlyList<PortPins> Ports { get; init; }

    /// <summary>The ports to take unless the owner chooses: without PSRAM one, for the memory of two does not fit on paper (docs/firmware-memory.md).</summary>
    public IReadOnlyList<PortPins> ProposedPorts => HasPsram ? Ports : [.. Ports.Take(PlainPorts)];

    /// <summary>GPIO of the status LED; -1 for none.</summary>
    public required int LedPin { get; init; }

    /// <summary>Whether the LED lights when its pin is low.</summary>
    public required bool LedLow { get; init; }

    /// <summary>GPIO of the button; -1 for none.</summary>
    public required int ButtonPin { get; init; }

    /// <summary>What is soldered on the board already: <c>led</c>, <c>button</c>.</summary>
    public required IReadOnlyList<string> OwnParts { get; init; }

    /// <summary>What else an owner should know.</summary>
    public required string Notes { get; init; }

    /// <summary>Whether it has memory for TLS and for a long ring of samples.</summary>
    public bool HasPsram => Psram != "no";

    /// <summary>Whether the memory for this many ports is doubtful.</summary>
    public bool IsTightFor(int ports) => !HasPsram && ports > PlainPorts;

    /// <summary>Bytes of the ring of samples of each port.</summary>
    public int RingBytes => HasPsram ? PsramRingBytes : PlainRingBytes;
}
