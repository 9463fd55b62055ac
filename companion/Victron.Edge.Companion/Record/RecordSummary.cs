// RecordSummary: what is stored of each device, as a table for people and as lines for programs.

using System.Globalization;
using System.Text;
using System.Text.Json;
using Victron.Edge.Companion.Watch;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Record;

/// <summary>Shows summaries.</summary>
internal static class RecordSummary
{
    private const int TextColumns = 5;

    private static readonly string[] Heading = ["DEVICE", "PRODUCT", "SERIAL", "FIRST", "LAST", "SAMPLES", "LOST", "MISSING"];

    /// <summary>The table.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="zone">Zone of the times.</param>
    public static IEnumerable<string> Table(IReadOnlyList<PortSummary> ports, TimeZoneInfo zone)
    {
        string[][] rows = [Heading, .. ports.Select(port => Row(port, zone))];
        int[] widths = [.. Enumerable.Range(0, Heading.Length).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join(
            "  ", row.Select((cell, column) => column < TextColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    /// <summary>One object a device.</summary>
    public static string Json(PortSummary port)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("edge", port.Address.Edge);
            json.WriteString("port", port.Address.Port);
            json.WriteString("product", port.Identity.Product);
            json.WriteString("serial", port.Identity.Serial);
            json.WriteString("first", Time(port.FirstMs));
            json.WriteString("last", Time(port.LastMs));
            json.WriteNumber("samples", port.Samples);
            json.WriteNumber("lost", port.Lost);
            json.WriteNumber("missing", port.Missing);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string? Time(long? ms) => ms is { } time ? PlainLines.Time(DateTimeOffset.FromUnixTimeMilliseconds(time)) : null;

    private static string[] Row(PortSummary port, TimeZoneInfo zone)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return
        [
            port.Address.ToString(), port.Identity.Product ?? "--", port.Identity.Serial ?? "--", Local(port.FirstMs, zone), Local(port.LastMs, zone),
            port.Samples.ToString("N0", culture), port.Lost.ToString("N0", culture), port.Missing.ToString("N0", culture),
        ];
    }

    private static string Local(long? ms, TimeZoneInfo zone) => ms is { } time
        ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : "--";
}
