// SeqRange: a run of sample numbers without a hole.

namespace Victron.Edge.Core.Samples;

/// <summary>Numbers from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
/// <param name="First">Smallest, 1 or more.</param>
/// <param name="Last">Largest, not less than <paramref name="First"/>.</param>
public readonly record struct SeqRange(long First, long Last);
