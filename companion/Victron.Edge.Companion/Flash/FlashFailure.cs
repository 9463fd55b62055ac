// FlashFailure: a step that failed, in words for the owner.

namespace Victron.Edge.Companion.Flash;

/// <summary>A failed step.</summary>
/// <param name="Step">The step.</param>
/// <param name="What">What went wrong, a sentence.</param>
/// <param name="Advice">What to do about it; empty when the command to go on is all.</param>
public sealed record FlashFailure(FlashStep Step, string What, string Advice);
