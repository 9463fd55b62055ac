// ApiPort: what an edge counted on one port, for programs.

using System.ComponentModel;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Api;

/// <summary>Counters of a port.</summary>
internal sealed record ApiPort(
    [property: Description("Name of the port.")] string Port,
    [property: Description("Good text blocks.")] long Blocks,
    [property: Description("Text blocks with a wrong checksum.")] long BadBlocks,
    [property: Description("Values that were not believed.")] long RefusedValues,
    [property: Description("Good HEX frames.")] long HexFrames,
    [property: Description("Samples that the edge keeps until they are stored.")] long? Waiting,
    [property: Description("Samples that were thinned out before they were stored.")] long? Thinned,
    [property: Description("Samples that were dropped for want of room.")] long? Dropped)
{
    /// <summary>Makes it from counters.</summary>
    public static ApiPort Of(string port, PortCounters counters) =>
        new(port, counters.Blocks, counters.BadBlocks, counters.RefusedValues, counters.Frames, counters.Waiting, counters.Thinned, counters.Dropped);
}
