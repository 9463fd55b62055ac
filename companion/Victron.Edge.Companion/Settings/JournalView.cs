// JournalView: what was written to devices, when and by whom, as lines and as JSON. Times in the time zone of this machine.

using System.Globalization;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows the journal.</summary>
internal static class JournalView
{
    /// <summary>Two lines an entry: when and what, then by whom to which device.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="zone">Time zone of the reader.</param>
    public static IEnumerable<string> Lines(JournalEntry entry, TimeZoneInfo zone)
    {
        string time = TimeZoneInfo.ConvertTime(entry.At, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        yield return $"{time}  {Outcome(entry)}  {entry.Key}  {entry.Old ?? QuantityFormat.AbsentText} -> {entry.New ?? QuantityFormat.AbsentText}";
        yield return $"  {entry.DeviceName} ({entry.Device}), by {entry.Who}{(entry.Text.Length > 0 ? ": " + entry.Text : "")}";
    }

    /// <summary>Whether an entry is of the device that a user means: by serial number, place, or a part of its name.</summary>
    public static bool IsOf(JournalEntry entry, string device) =>
        entry.Device.Text.Equals(device, StringComparison.OrdinalIgnoreCase) || entry.DeviceName.Contains(device, StringComparison.OrdinalIgnoreCase);

    /// <summary>One object in one line.</summary>
    public static string Json(JournalEntry entry) => RegisterJson.Object(json =>
    {
        json.WriteString("time", entry.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteString("who", entry.Who);
        json.WriteString("device", entry.Device.Text);
        json.WriteString("device_name", entry.DeviceName);
        json.WriteString("id", RegisterText.Id(entry.Register));
        json.WriteString("name", entry.Key);
        json.WriteString("old", entry.Old);
        json.WriteString("new", entry.New);
        json.WriteString("outcome", entry.Outcome?.ToString().ToLowerInvariant());
        json.WriteString("text", entry.Text);
    });

    private static string Outcome(JournalEntry entry) => entry.Outcome?.ToString() ?? "Not known";
}
