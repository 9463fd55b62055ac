// ReplyKind: what came of asking a device for a register.

namespace Victron.Edge.Core.Registers;

/// <summary>Kinds of a <see cref="RegisterReply"/>.</summary>
public enum ReplyKind
{
    /// <summary>The device answered; its flags tell whether it agrees.</summary>
    Answered,

    /// <summary>No answer came. A write may have taken effect all the same.</summary>
    Unanswered,

    /// <summary>The edge did not send it; nothing has changed in the device.</summary>
    Refused,
}
