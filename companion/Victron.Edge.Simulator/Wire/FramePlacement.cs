// FramePlacement: where a device may put a HEX frame that does not belong to its text.
namespace Victron.Edge.Simulator.Wire;

/// <summary>Where HEX replies and unrequested frames stand in the stream.</summary>
public enum FramePlacement
{
    /// <summary>Only where no text block is running (MPPT firmware 1.53 and later).</summary>
    BetweenBlocks,

    /// <summary>Between any two bytes, also in the middle of a value (older firmware).</summary>
    AnyByte,
}
