// SampleData: the values of a sample in the row: a JSON array without keys; the keys stand once in the layout.
// Text and not bytes, so that `sqlite3` and any script can read it; the digits stay those that the device sent.

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Packs values.</summary>
internal static class SampleData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Keys(IReadOnlyList<KeyValuePair<string, RawValue>> values) => Write(json =>
    {
        foreach ((string key, _) in values)
        {
            json.WriteStringValue(key);
        }
    });

    public static string Values(IReadOnlyList<KeyValuePair<string, RawValue>> values) => Write(json =>
    {
        foreach ((_, RawValue value) in values)
        {
            ValueJson.Write(json, value.Kind, value.Text);
        }
    });

    public static string[] ReadKeys(string keys)
    {
        using JsonDocument document = JsonDocument.Parse(keys);
        return [.. document.RootElement.EnumerateArray().Select(ValueJson.Text)];
    }

    public static IReadOnlyList<KeyValuePair<string, RawValue>> Read(string[] keys, string data)
    {
        using JsonDocument document = JsonDocument.Parse(data);
        return [.. keys.Zip(document.RootElement.EnumerateArray(), (key, value) => new KeyValuePair<string, RawValue>(key, ValueJson.Read(value)))];
    }

    private static string Write(Action<Utf8JsonWriter> fill)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            fill(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
