// WriteFault: what a ModelDevice does with a write.

namespace Victron.Edge.Companion.Tests.Settings.Service;

internal enum WriteFault
{
    /// <summary>Keeps it and answers.</summary>
    None,

    /// <summary>It never arrives.</summary>
    Lost,

    /// <summary>It is kept, and the answer is lost.</summary>
    AnswerLost,

    /// <summary>The device answers with flag 4 and keeps what it has.</summary>
    Refused,

    /// <summary>The device keeps another value.</summary>
    Clamped,

    /// <summary>The edge does not send it.</summary>
    NotSent,

    /// <summary>It is kept and answered, and then the device is silent.</summary>
    DiesUnproved,
}
