// ApiEdge: one edge for programs.

using System.ComponentModel;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Api;

/// <summary>An edge.</summary>
internal sealed record ApiEdge(
    [property: Description("Its name.")] string Name,
    [property: Description("Whether it is there; null until it was heard.")] bool? Online,
    [property: Description("Since when it is so; null when it was so before the companion listened.")] DateTimeOffset? Since,
    [property: Description("Version of its program.")] string? Firmware,
    [property: Description("Kind of machine.")] string? Board,
    [property: Description("IP address.")] string? Address,
    [property: Description("Wi-Fi signal in dBm.")] int? SignalDbm,
    [property: Description("Time since its start in seconds, when it said so.")] long? UptimeSeconds,
    [property: Description("Free memory in bytes.")] long? HeapFreeBytes,
    [property: Description("Starts since it was set up.")] long? BootCount,
    [property: Description("Why it started last.")] string? BootReason,
    [property: Description("Whether it started so often in a row that it leaves its devices alone.")] bool SafeMode,
    [property: Description("Whether settings of its devices may be written now; null where it does not tell.")] bool? WritesAllowed,
    [property: Description("What it counted on its ports since its start.")] IReadOnlyList<ApiPort> Ports)
{
    /// <summary>Makes it from an edge.</summary>
    public static ApiEdge Of(EdgeNode edge)
    {
        EdgeReport report = edge.Report;
        return new ApiEdge(
            edge.Name, edge.IsOnline, edge.StatusSince, report.Firmware, report.Board, report.Address, report.SignalDbm, (long?)report.Uptime?.TotalSeconds, report.HeapFree, report.BootCount,
            report.BootReason, report.IsSafeMode, report.Writes?.Allowed, [.. report.Ports.Select(port => ApiPort.Of(port.Key, port.Value))]);
    }
}
