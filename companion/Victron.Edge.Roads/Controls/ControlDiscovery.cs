// ControlDiscovery: what Home Assistant is told about a control, beside the sensors that the edge announces for the same device. As
// small as those as long as the names are of a usual length.
// Source: Home Assistant, MQTT discovery (abbreviated keys), number, select and switch.

using System.Text.Encodings.Web;
using System.Text.Json;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Roads.Controls;

/// <summary>Discovery messages of controls.</summary>
internal static class ControlDiscovery
{
    // What the edge keeps to.
    private const int BytesMax = 512;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The message of a control.</summary>
    /// <param name="unit">The control.</param>
    /// <param name="device">Its device.</param>
    /// <param name="companion">Name of the companion that serves it.</param>
    public static byte[] Of(ControlUnit unit, LinkedDevice device, string companion)
    {
        // Maker and model go first when names are long; Home Assistant knows them from the sensors.
        byte[] whole = Write(unit, device, companion, true);
        return whole.Length <= BytesMax ? whole : Write(unit, device, companion, false);
    }

    private static byte[] Write(ControlUnit unit, LinkedDevice device, string companion, bool withModel)
    {
        string edge = device.Address.Edge;
        string port = device.Address.Port;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("~", $"victron-edge/{edge}");
            json.WriteString("name", unit.Kind.Row.Name);
            json.WriteString("uniq_id", $"{edge}_{port}_set_{unit.Place.Key}");
            json.WriteString("cmd_t", $"~/{port}/set/{unit.Place.Key}");
            json.WriteString("stat_t", $"~/{port}/set/{unit.Place.Key}/state");
            json.WriteNumber("qos", 1);
            WriteValues(unit, json);
            json.WriteStartArray("avty");
            foreach (string topic in (string[])["~/status", $"~/{port}/status", ControlPlace.CompanionTopic(companion)])
            {
                json.WriteStartObject();
                json.WriteString("t", topic);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("avty_mode", "all");
            WriteDevice(device, withModel, json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteValues(ControlUnit unit, Utf8JsonWriter json)
    {
        if (unit.Kind.Row.Component == "select")
        {
            json.WriteStartArray("ops");
            foreach (string option in unit.Kind.Options)
            {
                json.WriteStringValue(option);
            }

            json.WriteEndArray();
        }
        else if (unit.Kind.Row.Component == "number")
        {
            json.WriteNumber("min", unit.Kind.Entry.Min!.Value);
            json.WriteNumber("max", unit.Max ?? unit.Kind.Entry.Max!.Value);
            json.WriteNumber("step", unit.Kind.Entry.Step);
            if (unit.Kind.Entry.Unit.Length > 0)
            {
                json.WriteString("unit_of_meas", unit.Kind.Entry.Unit);
            }
        }
    }

    private static void WriteDevice(LinkedDevice device, bool withModel, Utf8JsonWriter json)
    {
        json.WriteStartObject("dev");
        json.WriteString("ids", $"{device.Address.Edge}_{device.Address.Port}");
        json.WriteString("name", $"{device.Address.Edge} {device.Address.Port}");
        if (withModel)
        {
            json.WriteString("mf", "Victron Energy");
            if (device.Device.Identity.Product is { } product)
            {
                json.WriteString("mdl", product);
            }
        }

        json.WriteEndObject();
    }
}
