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

    /// <summary>Time since its start, when it said so.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>Free memory in bytes.</summary>
    public long? HeapFree { get; init; }

    /// <summary>How often it has started since it was set up.</summary>
    public long? BootCount { get; init; }

    /// <summary>Why it started last: a code.</summary>
    public string? BootReason { get; init; }

    /// <summary>Whether it started so often in a row that it leaves its devices alone.</summary>
    public bool IsSafeMode { get; init; }

    /// <summary>Whether settings of its devices may be written.</summary>
    public EdgeWrites? Writes { get; init; }

    /// <summary>Orders that it did not follow: kept ones, malformed ones, wrong proofs.</summary>
    public long? RefusedCommands { get; init; }

    /// <summary>How often it lost its broker and came back.</summary>
    public long? Reconnects { get; init; }

    /// <summary>Messages from the broker that were too long or too many for it.</summary>
    public long? IncomingDropped { get; init; }
}
