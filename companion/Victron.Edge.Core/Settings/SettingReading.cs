// SettingReading: a register as it was read.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>A register with its answer.</summary>
/// <param name="Entry">The register on this family.</param>
/// <param name="Reply">The answer.</param>
/// <param name="Value">What its bytes mean; null where there is no good answer.</param>
public sealed record SettingReading(RegisterEntry Entry, RegisterReply Reply, RegisterValue? Value)
{
    /// <summary>The value, or in words why there is none.</summary>
    public string Text => Value?.Text ?? Reply.Kind switch
    {
        ReplyKind.Answered when Reply.IsAbsent => Sentences.ReadingMissing,
        ReplyKind.Answered => Sentences.ReadingNoValue,
        ReplyKind.Unanswered => Sentences.ReadingUnanswered,
        _ => Sentences.ReadingNotAsked,
    };
}
