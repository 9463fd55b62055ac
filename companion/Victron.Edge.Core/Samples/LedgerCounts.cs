// LedgerCounts: what became of the samples that arrived since the companion started.

namespace Victron.Edge.Core.Samples;

/// <summary>Counts since the start.</summary>
/// <param name="Stored">Committed samples.</param>
/// <param name="Repeats">Samples that were there already.</param>
/// <param name="Lost">Samples that their edge gave up before they could be stored.</param>
/// <param name="Malformed">Samples and backlogs whose numbers cannot be.</param>
/// <param name="NoRoom">Samples that were not taken for want of room; their edge keeps them and sends them again.</param>
public sealed record LedgerCounts(long Stored, long Repeats, long Lost, long Malformed, long NoRoom)
{
    /// <summary>Kept states of runs of which nothing tells when they were; an edge that is still there sends them again.</summary>
    public long Undated { get; init; }
}
