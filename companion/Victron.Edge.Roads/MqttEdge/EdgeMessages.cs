// EdgeMessages: reads the JSON of contract v1. Unknown keys are kept; what cannot be read gives null, never an exception.

using System.Globalization;
using System.Text.Json;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Roads.MqttEdge;

/// <summary>Reads the payloads of an edge.</summary>
public static class EdgeMessages
{
    // A state has about 40 keys of 30 bytes; a stranger who sends far more is not one of ours.
    private const int PayloadMax = 64 * 1024;
    private const int DepthMax = 8;

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
        DateTimeOffset? time = null;
        var values = new List<KeyValuePair<string, RawValue>>();
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            switch (property.Name)
            {
                case "boot_id":
                    boot = Text(property.Value);
                    break;
                case "seq":
                    sequence = Whole(property.Value) ?? -1;
                    break;
                case "time":
                    time = Time(property.Value);
                    break;
                case "uptime_ms":
                    break;
                default:
                    values.Add(new(property.Name, Value(property.Value)));
                    break;
            }
        }

        return new StateMessage(boot, sequence, time, values);
    }

    /// <summary>Reads the info of a port.</summary>
    /// <returns>Null when it is no JSON object.</returns>
    public static DeviceIdentity? ReadIdentity(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument? document = Parse(payload);
        return document is null ? null : new DeviceIdentity(
            Find(document, "pid"), Find(document, "product"), Find(document, "family"), Find(document, "serial"), Find(document, "firmware"));
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
            Ports(document.RootElement));
    }

    private static Dictionary<string, PortCounters> Ports(JsonElement root)
    {
        var ports = new Dictionary<string, PortCounters>();
        if (root.TryGetProperty("ports", out JsonElement all) && all.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty port in all.EnumerateObject())
            {
                if (port.Value.ValueKind == JsonValueKind.Object && Count(port.Value, "blocks") is { } blocks && Count(port.Value, "bad_checksums") is { } bad)
                {
                    ports[port.Name] = new PortCounters(blocks, bad, Count(port.Value, "refused_values") ?? 0, Count(port.Value, "frames") ?? 0);
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

    private static RawValue Value(JsonElement value)
    {
        return value.ValueKind switch
        {
            JsonValueKind.Null => new RawValue(LiveValueKind.Absent, ""),
            JsonValueKind.Number => new RawValue(LiveValueKind.Number, value.GetRawText()),
            JsonValueKind.True => new RawValue(LiveValueKind.Flag, "true"),
            JsonValueKind.False => new RawValue(LiveValueKind.Flag, "false"),
            JsonValueKind.Array => new RawValue(LiveValueKind.Codes, string.Join(',', value.EnumerateArray().Select(Text))),
            _ => new RawValue(LiveValueKind.Text, Text(value)),
        };
    }

    // GetString throws for bytes that are no UTF-8 text; the parser has refused those before.
    private static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string? Find(JsonDocument document, string key) =>
        document.RootElement.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? Text(value) : null;

    private static long? Count(JsonElement parent, string key) =>
        parent.TryGetProperty(key, out JsonElement value) ? Whole(value) : null;

    private static long? Whole(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    private static DateTimeOffset? Time(JsonElement value)
    {
        if (Whole(value) is { } ms && ms >= 0 && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(ms);
        }

        bool isText = value.ValueKind == JsonValueKind.String;
        return isText && DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
    }
}
