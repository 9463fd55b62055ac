// EdgeMessages: reads the JSON of contract v1. Unknown keys are kept; what cannot be read gives null, never an exception.

using System.Globalization;
using System.Text.Json;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Roads.MqttEdge;

/// <summary>Reads the payloads of an edge.</summary>
public static class EdgeMessages
{
    // A state has about 40 keys of 30 bytes; a stranger who sends far more is not one of ours.
    private const int PayloadMax = 64 * 1024;
    private const int DepthMax = 8;
    private const long AgeMax = 366L * 24 * 3_600_000;

    // A century; what is beyond is no uptime and not every text of it fits our types.
    private const long UptimeMsMax = 3_155_760_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DepthMax };

    /// <summary>Reads a state.</summary>
    /// <returns>Null when it is no JSON object.</returns>
    public static StateMessage? ReadState(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument? document = Parse(payload);
        if (document is null)
        {
            return null;
        }

        string boot = "";
        long sequence = -1;
        long uptimeMs = -1;
        long ageMs = 0;
        DateTimeOffset? time = null;
        var values = new List<KeyValuePair<string, RawValue>>();
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            switch (Name(property))
            {
                case null:
                    break;
                case "boot_id":
                    boot = ValueJson.Text(property.Value);
                    break;
                case "seq":
                    sequence = Whole(property.Value) ?? -1;
                    break;
                case "time":
                    time = Time(property.Value);
                    break;
                case "uptime_ms":
                    uptimeMs = Whole(property.Value) ?? -1;
                    break;
                case "age_ms":
                    ageMs = Math.Clamp(Whole(property.Value) ?? 0, 0, AgeMax);
                    break;
                case var key:
                    values.Add(new(key, ValueJson.Read(property.Value)));
                    break;
            }
        }

        return new StateMessage(boot, sequence, time, values) { UptimeMs = uptimeMs, AgeMs = ageMs };
    }

    /// <summary>Reads a backlog.</summary>
    /// <returns>Null when it is no JSON object, or its columns and rows do not fit each other.</returns>
    public static BacklogMessage? ReadBacklog(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument? document = Parse(payload);
        if (document is null || Find(document, "boot_id") is not { } boot || Count(document.RootElement, "uptime_ms") is not { } uptimeMs
            || Count(document.RootElement, "after") is not { } after
            || !TryFind(document.RootElement, "cols", out JsonElement cols) || cols.ValueKind != JsonValueKind.Array
            || !TryFind(document.RootElement, "rows", out JsonElement rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        string[] keys = [.. cols.EnumerateArray().Select(ValueJson.Text)];
        List<BacklogRow?> read = [.. rows.EnumerateArray().Select(row => Row(keys, row))];
        return read.Contains(null) ? null : new BacklogMessage(boot, uptimeMs, after, read!);
    }

    /// <summary>Reads the info of a port.</summary>
    /// <returns>Null when it is no JSON object.</returns>
    public static DeviceIdentity? ReadIdentity(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument? document = Parse(payload);
        return document is null ? null : new DeviceIdentity(
            Find(document, "pid"), Find(document, "product"), Find(document, "family"), Find(document, "serial"), Find(document, "firmware"))
        {
            Model = Find(document, "model"),
            HardwareCode = Find(document, "hardware_code"),
        };
    }

    /// <summary>Reads the info of an edge.</summary>
    /// <returns>Null when it is no JSON object.</returns>
    public static EdgeReport? ReadReport(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument? document = Parse(payload);
        if (document is null)
        {
            return null;
        }

        return new EdgeReport(
            Find(document, "firmware"),
            Find(document, "board"),
            Find(document, "ip"),
            (int?)Math.Clamp(Count(document.RootElement, "rssi") ?? 0, -200, 0) is var dbm and < 0 ? dbm : null,
            Find(document, "boot_id"),
            Ports(document.RootElement))
        {
            Uptime = Count(document.RootElement, "uptime_ms") is >= 0 and < UptimeMsMax and var ms ? TimeSpan.FromMilliseconds(ms) : null,
            HeapFree = Count(document.RootElement, "heap_free"),
            BootCount = Count(document.RootElement, "boot_count"),
            BootReason = Find(document, "boot_reason"),
            IsSafeMode = TryFind(document.RootElement, "safe_mode", out JsonElement safe) && safe.ValueKind == JsonValueKind.True,
            Writes = Writes(document.RootElement),
            RefusedCommands = Count(document.RootElement, "refused_commands"),
            Reconnects = Count(document.RootElement, "reconnects"),
            IncomingDropped = Count(document.RootElement, "incoming_dropped"),
        };
    }

    private static EdgeWrites? Writes(JsonElement root) =>
        TryFind(root, "writes", out JsonElement writes) && writes.ValueKind == JsonValueKind.Object
            && TryFind(writes, "allowed", out JsonElement allowed) && allowed.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new EdgeWrites(
                allowed.ValueKind == JsonValueKind.True,
                Count(writes, "until_ms"),
                TryFind(writes, "challenge", out JsonElement challenge) && challenge.ValueKind == JsonValueKind.String ? ValueJson.Text(challenge) : null)
            : null;

    private static BacklogRow? Row(string[] keys, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != keys.Length)
        {
            return null;
        }

        long? sequence = null;
        long? uptimeMs = null;
        var values = new List<KeyValuePair<string, RawValue>>(keys.Length);
        foreach ((string key, JsonElement value) in keys.Zip(row.EnumerateArray()))
        {
            switch (key)
            {
                case "seq":
                    sequence = Whole(value);
                    break;
                case "uptime_ms":
                    uptimeMs = Whole(value);
                    break;
                default:
                    values.Add(new(key, ValueJson.Read(value)));
                    break;
            }
        }

        return sequence is { } seq && uptimeMs is { } ms ? new BacklogRow(seq, ms, values) : null;
    }

    // Looking a name up reads others on the way.
    private static bool TryFind(JsonElement parent, string key, out JsonElement value)
    {
        try
        {
            return parent.TryGetProperty(key, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    // A name with half of a surrogate pair is no text.
    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Dictionary<string, PortCounters> Ports(JsonElement root)
    {
        var ports = new Dictionary<string, PortCounters>();
        if (TryFind(root, "ports", out JsonElement all) && all.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty port in all.EnumerateObject())
            {
                if (Name(port) is { } name && port.Value.ValueKind == JsonValueKind.Object && Count(port.Value, "blocks") is { } blocks && Count(port.Value, "bad_checksums") is { } bad)
                {
                    ports[name] = new PortCounters(blocks, bad, Count(port.Value, "refused_values") ?? 0, Count(port.Value, "frames") ?? 0)
                    {
                        Waiting = Count(port.Value, "waiting"),
                        Thinned = Count(port.Value, "thinned"),
                        Dropped = Count(port.Value, "dropped"),
                        BacklogMessages = Count(port.Value, "backlog"),
                    };
                }
            }
        }

        return ports;
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > PayloadMax)
        {
            return null;
        }

        try
        {
            var document = JsonDocument.Parse(payload, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(JsonDocument document, string key) =>
        TryFind(document.RootElement, key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? ValueJson.Text(value) : null;

    private static long? Count(JsonElement parent, string key) =>
        TryFind(parent, key, out JsonElement value) ? Whole(value) : null;

    private static long? Whole(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    private static DateTimeOffset? Time(JsonElement value)
    {
        if (Whole(value) is { } ms && ms >= 0 && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(ms);
        }

        bool isText = value.ValueKind == JsonValueKind.String;
        return isText && DateTimeOffset.TryParse(ValueJson.Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
    }
}
