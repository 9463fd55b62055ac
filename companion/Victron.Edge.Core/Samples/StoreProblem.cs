// StoreProblem: trouble with a store, in words for the user.

namespace Victron.Edge.Core.Samples;

/// <summary>A problem.</summary>
/// <param name="Trouble">Its kind.</param>
/// <param name="Words">What is wrong, with which file, and what to do: one line.</param>
public sealed record StoreProblem(StoreTrouble Trouble, string Words);
