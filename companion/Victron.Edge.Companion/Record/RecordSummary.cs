// RecordSummary: what is stored of each device, as two lines for people and as an object for programs.

using System.Globalization;
using System.Text;
using System.Text.Json;
using Victron.Edge.Companion.Watch;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Record;

/// <summary>Shows summaries.</summary>
internal static class RecordSummary
{
    /// <summary>Two lines a device, which fit 80 columns.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="zone">Zone of the times.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<PortSummary> ports, TimeZoneInfo zone) => ports.SelectMany(port => (string[])
    [
        $"{port.Address,-16} {port.Identity.Product ?? "--",-28} {port.Identity.Serial ?? "--"}".TrimEnd(),
        string.Create(CultureInfo.InvariantCulture, $"  {Local(port.FirstMs, zone)} to {Local(port.LastMs, zone)}  {port.Samples:N0} samples  {port.Lost:N0} lost  {port.Missing:N0} missing"),
    ]);

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

    private static string Local(long? ms, TimeZoneInfo zone) => ms is { } time
        ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : "--";
}
