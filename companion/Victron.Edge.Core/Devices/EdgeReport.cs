// EdgeReport: what an edge says about itself, from its info topic.

namespace Victron.Edge.Core.Devices;

/// <summary>Health of an edge; each part is null where the edge does not send it.</summary>
/// <param name="Firmware">Version of the program.</param>
/// <param name="Board">Kind of machine.</param>
/// <param name="Address">IP address.</param>
/// <param name="SignalDbm">Strength of the Wi-Fi signal in dBm, below 0.</param>
/// <param name="BootId">Names the run of the edge.</param>
/// <param name="Blocks">Good blocks since start, all ports.</param>
/// <param name="BadBlocks">Blocks with a bad checksum since start, all ports.</param>
/// <param name="Refused">Values that the guard refused since start, all ports.</param>
/// <param name="Frames">HEX frames since start, all ports.</param>
public sealed record EdgeReport(
    string? Firmware, string? Board, string? Address, int? SignalDbm, string? BootId, long? Blocks, long? BadBlocks, long? Refused, long? Frames)
{
    /// <summary>Nothing known yet.</summary>
    public static EdgeReport Unknown { get; } = new(null, null, null, null, null, null, null, null, null);
}
