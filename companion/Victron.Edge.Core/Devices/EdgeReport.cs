// EdgeReport: what an edge says about itself, from its info topic.

namespace Victron.Edge.Core.Devices;

/// <summary>Health of an edge; each part is null where the edge does not send it.</summary>
/// <param name="Firmware">Version of the program.</param>
/// <param name="Board">Kind of machine.</param>
/// <param name="Address">IP address.</param>
/// <param name="SignalDbm">Strength of the Wi-Fi signal in dBm, below 0.</param>
/// <param name="BootId">Names the run of the edge.</param>
/// <param name="Ports">Counters by name of the port; empty where the edge does not send them.</param>
public sealed record EdgeReport(
    string? Firmware, string? Board, string? Address, int? SignalDbm, string? BootId, IReadOnlyDictionary<string, PortCounters> Ports)
{
    /// <summary>Nothing known yet.</summary>
    public static EdgeReport Unknown { get; } = new(null, null, null, null, null, new Dictionary<string, PortCounters>());
}
