// EdgeJson: one edge as a JSON object in one line, for scripts. Keys as in the edge's own info, absent where it does not say.

using System.Text.Json;
using System.Text.Json.Nodes;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Edges;

/// <summary>Prints an edge as JSON.</summary>
internal static class EdgeJson
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line.</summary>
    public static string Of(EdgeNode edge, bool isPaired)
    {
        EdgeReport report = edge.Report;
        var json = new JsonObject { ["edge"] = edge.Name, ["online"] = edge.IsOnline, ["paired"] = isPaired };
        Add(json, "board", report.Board);
        Add(json, "ip", report.Address);
        Add(json, "firmware", report.Firmware);
        Add(json, "rssi", report.SignalDbm);
        Add(json, "heap_free", report.HeapFree);
        Add(json, "uptime_ms", (long?)report.Uptime?.TotalMilliseconds);
        Add(json, "boot_id", report.BootId);
        Add(json, "boot_count", report.BootCount);
        Add(json, "boot_reason", report.BootReason);
        Add(json, "safe_mode", report.IsSafeMode ? true : null);
        Add(json, "reconnects", report.Reconnects);
        Add(json, "refused_commands", report.RefusedCommands);
        Add(json, "incoming_dropped", report.IncomingDropped);
        if (report.Writes is { } writes)
        {
            var state = new JsonObject { ["allowed"] = writes.Allowed };
            Add(state, "until_ms", writes.UntilMs);
            json["writes"] = state;
        }

        json["ports"] = new JsonObject(report.Ports.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, Port(pair.Value))));
        return json.ToJsonString(OneLine);
    }

    private static JsonObject Port(PortCounters port)
    {
        var json = new JsonObject { ["blocks"] = port.Blocks, ["bad_checksums"] = port.BadBlocks, ["refused_values"] = port.RefusedValues, ["frames"] = port.Frames };
        Add(json, "waiting", port.Waiting);
        Add(json, "thinned", port.Thinned);
        Add(json, "dropped", port.Dropped);
        Add(json, "backlog", port.BacklogMessages);
        return json;
    }

    private static void Add(JsonObject json, string key, JsonNode? value)
    {
        if (value is not null)
        {
            json[key] = value;
        }
    }
}
