// FlashStep: one run of nanoff on the way from an empty board to an edge.

namespace Victron.Edge.Companion.Flash;

/// <summary>A step.</summary>
/// <param name="Name">Word for <c>--from</c>.</param>
/// <param name="What">What it does, for people.</param>
/// <param name="Words">Words for nanoff.</param>
/// <param name="IfFailed">What the board holds when it failed.</param>
public sealed record FlashStep(string Name, string What, IReadOnlyList<string> Words, string IfFailed)
{
    /// <summary>Another way to do the same, when the board does not answer the first; null for none.</summary>
    public IReadOnlyList<string>? OtherWords { get; init; }
}
