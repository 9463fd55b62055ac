// PlainLines: one line an update, for pipes, logs and plain terminals: time, place, then key=value as sent.

using System.Globalization;
using System.Text;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>Writes updates as lines of text.</summary>
public static class PlainLines
{
    /// <summary>The line of a change.</summary>
    /// <returns>Null when the change needs no line: an identity alone, or values that the broker kept from an unknown time.</returns>
    public static string? Of(LiveChange change)
    {
        return change.Kind switch
        {
            LiveChangeKind.State when !change.IsKept => Values(change.Device, change.At),
            LiveChangeKind.Status => $"{Time(change.At)} {Clean(change.Device.Address.ToString())} {Status(change.Device, change.Edge)}",
            _ => null,
        };
    }

    /// <summary>The values of a device as one line.</summary>
    /// <param name="device">The device.</param>
    /// <param name="at">Time for the start of the line.</param>
    public static string Values(Device device, DateTimeOffset at)
    {
        var line = new StringBuilder($"{Time(at)} {device.Address}");
        foreach ((string key, LiveValue value) in device.Values)
        {
            _ = line.Append(' ').Append(Clean(key)).Append('=').Append(Text(value));
        }

        return line.ToString();
    }

    /// <summary>What edge and port say together: a port is alive only when both say so.</summary>
    public static string Status(Device device, EdgeNode? edge) =>
        edge?.IsOnline == false ? "offline" : device.Status.ToString().ToLowerInvariant();

    /// <summary>A time in UTC, whole seconds.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Text(LiveValue value)
    {
        return value.Kind switch
        {
            LiveValueKind.Absent => QuantityFormat.AbsentText,
            LiveValueKind.Codes when value.Text.Length == 0 => "none",
            _ when value.Text.Any(c => c is ' ' or '"' or '=') || value.Text.Length == 0 => '"' + Clean(value.Text).Replace("\"", "\\\"", StringComparison.Ordinal) + '"',
            _ => Clean(value.Text),
        };
    }

    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
