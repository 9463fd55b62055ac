// RegisterReply: what a register answers. Source: shared notes on HEX mode, flags of replies 7 and 8.
namespace Victron.Edge.Simulator.Hex;

/// <summary>Answer of one register.</summary>
/// <param name="Flags">0 done, 1 unknown register, 2 not supported (read-only), 4 parameter error.</param>
/// <param name="Value">Value bytes, lowest first; may be empty when a flag is set.</param>
public sealed record RegisterReply(byte Flags, byte[] Value)
{
    /// <summary>The device has no such register.</summary>
    public static RegisterReply Unknown { get; } = new(0x01, []);
}
