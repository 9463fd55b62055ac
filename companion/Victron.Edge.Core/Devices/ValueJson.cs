// ValueJson: the values of the state topic as JSON, both ways; the same form in messages, on the screen and in the store.
// Source: MQTT contract v1, state of a port.

using System.Text.Json;

namespace Victron.Edge.Core.Devices;

/// <summary>Reads and writes single values.</summary>
public static class ValueJson
{
    /// <summary>Reads a value; what the contract does not know becomes text.</summary>
    public static RawValue Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => new RawValue(LiveValueKind.Absent, ""),
        JsonValueKind.Number => new RawValue(LiveValueKind.Number, value.GetRawText()),
        JsonValueKind.True => new RawValue(LiveValueKind.Flag, "true"),
        JsonValueKind.False => new RawValue(LiveValueKind.Flag, "false"),
        JsonValueKind.Array => new RawValue(LiveValueKind.Codes, string.Join(',', value.EnumerateArray().Select(Text))),
        _ => new RawValue(LiveValueKind.Text, Text(value)),
    };

    /// <summary>Reads a text; of anything else, its JSON.</summary>
    public static string Text(JsonElement value)
    {
        // GetString throws for bytes that are no UTF-8 text.
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>Writes a value with the digits that it was sent with.</summary>
    public static void Write(Utf8JsonWriter json, LiveValueKind kind, string text)
    {
        switch (kind)
        {
            case LiveValueKind.Absent:
                json.WriteNullValue();
                break;
            case LiveValueKind.Number:
                json.WriteRawValue(text);
                break;
            case LiveValueKind.Flag:
                json.WriteBooleanValue(text == "true");
                break;
            case LiveValueKind.Codes:
                json.WriteStartArray();
                foreach (string code in text.Length > 0 ? text.Split(',') : [])
                {
                    json.WriteStringValue(code);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }
}
