// PortCounters: what an edge counted on one of its ports, from its info topic.

namespace Victron.Edge.Core.Devices;

/// <summary>Counters of a port since the edge started.</summary>
/// <param name="Blocks">Good blocks.</param>
/// <param name="BadBlocks">Blocks with a bad checksum, dropped.</param>
/// <param name="RefusedValues">Values that the guard did not believe.</param>
/// <param name="Frames">Good HEX frames.</param>
public sealed record PortCounters(long Blocks, long BadBlocks, long RefusedValues, long Frames)
{
    /// <summary>Samples in the edge's ring.</summary>
    public long? Waiting { get; init; }

    /// <summary>Samples that were thinned out before anybody stored them.</summary>
    public long? Thinned { get; init; }

    /// <summary>Samples that were dropped because the ring was full.</summary>
    public long? Dropped { get; init; }

    /// <summary>Backlog messages sent.</summary>
    public long? BacklogMessages { get; init; }
}
