// BootState: what must survive a restart of the companion about one run of an edge.

namespace Victron.Edge.Core.Samples;

/// <summary>Picture of one run of numbers.</summary>
/// <param name="Stored">Every number up to this one is stored or known to be lost; 0 when none is.</param>
/// <param name="Lost">How many of those are lost.</param>
/// <param name="Held">Numbers above <paramref name="Stored"/> that are stored, in order, with holes between.</param>
/// <param name="OffsetMs">Time of the companion's clock at uptime 0, in ms since 1970; null while nothing tells.</param>
/// <param name="Dating">Where that comes from.</param>
public sealed record BootState(long Stored, long Lost, IReadOnlyList<SeqRange> Held, long? OffsetMs, BootDating Dating)
{
    /// <summary>A run of which nothing was heard.</summary>
    public static BootState Fresh { get; } = new(0, 0, [], null, BootDating.None);
}
