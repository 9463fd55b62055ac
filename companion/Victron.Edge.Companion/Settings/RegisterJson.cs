// RegisterJson: one register as a JSON object in one line. Numbers keep the digits of the device's own resolution.

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Writes registers as JSON.</summary>
internal static class RegisterJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object of <c>get</c>: id, name, raw, value, unit, flags; <c>problem</c> instead of a value that was not got.</summary>
    public static string Of(SettingReading reading) => Object(json => Write(json, reading));

    /// <summary>The same with what may be written, as <c>registers</c> lists it.</summary>
    public static string WithRange(SettingReading reading) => Object(json =>
    {
        Write(json, reading);
        json.WriteString("group", reading.Entry.Group);
        json.WriteBoolean("writable", reading.Entry.IsWritable);
        if (!reading.Entry.IsWritable)
        {
            json.WriteString("read_only", reading.Entry.WhyNot);
        }

        WriteNumber(json, "min", reading.Entry.Min);
        WriteNumber(json, "max", reading.Entry.Max);
    });

    /// <summary>One object in one line.</summary>
    public static string Object(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>A number with its digits, or nothing.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string key, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(key, value);
        }
    }

    private static void Write(Utf8JsonWriter json, SettingReading reading)
    {
        RegisterEntry entry = reading.Entry;
        json.WriteString("id", RegisterText.Id(entry.Id));
        json.WriteString("name", entry.Key);
        if (RegisterText.Problem(reading) is { } problem)
        {
            json.WriteNull("raw");
            json.WriteNull("value");
            json.WriteString("unit", entry.Unit);
            WriteFlags(json, reading.Reply);
            json.WriteString("problem", problem);
            return;
        }

        json.WritePropertyName("raw");
        if (reading.Value?.Raw is { } raw)
        {
            json.WriteNumberValue(raw);
        }
        else
        {
            json.WriteStringValue("0x" + Convert.ToHexString(reading.Reply.Value));
        }

        json.WritePropertyName("value");
        WriteValue(json, reading);
        json.WriteString("unit", entry.Unit);
        WriteFlags(json, reading.Reply);
    }

    private static void WriteValue(Utf8JsonWriter json, SettingReading reading)
    {
        switch (reading.Value)
        {
            case { Status: RegisterValueStatus.Ok, Number: { } number }:
                json.WriteNumberValue(number);
                break;
            case { Status: RegisterValueStatus.Ok } value:
                json.WriteStringValue(value.Text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteFlags(Utf8JsonWriter json, RegisterReply reply)
    {
        if (reply.Kind == ReplyKind.Answered)
        {
            json.WriteNumber("flags", reply.Flags);
        }
        else
        {
            json.WriteNull("flags");
        }
    }
}
