// JsonLines: one JSON object a line for each update; numbers keep the digits with which they were sent.

using System.Text;
using System.Text.Json;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>Writes updates as NDJSON.</summary>
public static class JsonLines
{
    /// <summary>The line of a change.</summary>
    /// <returns>Null when the change needs no line: an identity alone, or values that the broker kept from an unknown time.</returns>
    public static string? Of(LiveChange change)
    {
        bool isState = change.Kind == LiveChangeKind.State;
        return change.Kind == LiveChangeKind.Identity || (isState && change.IsKept) ? null : Of(change.Device, change.Edge, change.At, isState);
    }

    /// <summary>The line of a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="edge">Its edge; null while nothing of it was heard.</param>
    /// <param name="at">Time of the update.</param>
    /// <param name="withState">Whether the values belong to the update.</param>
    public static string Of(Device device, EdgeNode? edge, DateTimeOffset at, bool withState)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", PlainLines.Time(at));
            json.WriteString("edge", device.Address.Edge);
            json.WriteString("port", device.Address.Port);
            json.WriteString("device", device.Name);
            json.WriteString("status", PlainLines.Status(device, edge));
            if (withState)
            {
                json.WriteStartObject("state");
                foreach ((string key, LiveValue value) in device.Values)
                {
                    json.WritePropertyName(key);
                    ValueJson.Write(json, value.Kind, value.Text);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
