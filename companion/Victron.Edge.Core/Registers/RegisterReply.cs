// RegisterReply: the answer to one read or write of a register, as bytes. What they mean is told by the catalogue.
// Source: VE.Direct HEX protocol, flags of get and set answers.

namespace Victron.Edge.Core.Registers;

/// <summary>An answer.</summary>
/// <param name="Register">Register id that was asked for.</param>
/// <param name="Kind">Whether there is an answer.</param>
/// <param name="Flags">The device's flags: 0 is good, 1 unknown id, 2 read-only, 4 out of range or inconsistent.</param>
/// <param name="Value">Bytes after the flags; empty where there are none.</param>
/// <param name="Problem">Why there is no answer: the edge's word and what it means, one line; empty for an answer.</param>
public sealed record RegisterReply(int Register, ReplyKind Kind, byte Flags, byte[] Value, string Problem)
{
    /// <summary>The device does not know the register.</summary>
    public const byte UnknownRegister = 0x01;

    /// <summary>The register cannot be written.</summary>
    public const byte ReadOnly = 0x02;

    /// <summary>The value is out of range, or does not fit the device's other settings.</summary>
    public const byte BadValue = 0x04;

    /// <summary>Whether the device answered and agrees.</summary>
    public bool IsGood => Kind == ReplyKind.Answered && Flags == 0;

    /// <summary>Whether the device said that it has no such register.</summary>
    public bool IsAbsent => Kind == ReplyKind.Answered && (Flags & UnknownRegister) != 0;
}
