// EdgeClocks: the uptime of each edge, from its newest message that was not kept, carried on by our own clock.

using System.Text.Json;

namespace Victron.Edge.Roads.Registers;

/// <summary>Uptimes of edges.</summary>
/// <param name="time">Our clock.</param>
internal sealed class EdgeClocks(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string BootId, long UptimeMs, long Heard)> _last = [];

    /// <summary>Looks at a message for <c>boot_id</c> and <c>uptime_ms</c>.</summary>
    public void Take(string edge, ReadOnlyMemory<byte> payload)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(payload);
            if (json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("boot_id", out JsonElement boot) && boot.ValueKind == JsonValueKind.String
                && json.RootElement.TryGetProperty("uptime_ms", out JsonElement uptime) && uptime.TryGetInt64(out long ms))
            {
                // A sample may have waited before it was sent.
                long age = json.RootElement.TryGetProperty("age_ms", out JsonElement aged) && aged.TryGetInt64(out long waited) ? waited : 0;
                lock (_gate)
                {
                    _last[edge] = (boot.GetString()!, ms + age, time.GetTimestamp());
                }
            }
        }
        catch (JsonException)
        {
            // Counted as malformed by the ingest, which sees it too.
        }
    }

    /// <summary>The moment of an edge now.</summary>
    /// <returns>Null while nothing of it was heard live.</returns>
    public EdgeMoment? Of(string edge)
    {
        lock (_gate)
        {
            return _last.TryGetValue(edge, out (string BootId, long UptimeMs, long Heard) last)
                ? new EdgeMoment(last.BootId, last.UptimeMs + (long)time.GetElapsedTime(last.Heard).TotalMilliseconds) : null;
        }
    }
}
