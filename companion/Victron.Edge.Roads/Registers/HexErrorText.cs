// HexErrorText: reads a message of hex/error.

using System.Text.Json;

namespace Victron.Edge.Roads.Registers;

/// <summary>Reads errors of edges.</summary>
internal static class HexErrorText
{
    /// <summary>Reads one.</summary>
    /// <returns>Null when it is malformed.</returns>
    public static HexError? Read(string payload)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String
                && root.TryGetProperty("why", out JsonElement why) && why.ValueKind == JsonValueKind.String
                && root.TryGetProperty("index", out JsonElement index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out int at)
                ? new HexError(id.GetString()!, at, why.GetString()!)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
