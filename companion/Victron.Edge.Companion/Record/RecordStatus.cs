// RecordStatus: how recording goes, as a line for people and as a line for programs. Counts are those since the start.

using System.Globalization;
using System.Text;
using System.Text.Json;
using Victron.Edge.Companion.Watch;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Record;

/// <summary>A picture of the recorder.</summary>
/// <param name="At">When.</param>
/// <param name="Counts">What became of the samples.</param>
/// <param name="Waiting">Samples that are not committed yet.</param>
/// <param name="Overrun">Messages for which there was no room; the edges send them again.</param>
/// <param name="SizeBytes">Size of the database.</param>
/// <param name="Problem">Why nothing is written now; null when it is.</param>
internal sealed record RecordStatus(DateTimeOffset At, LedgerCounts Counts, int Waiting, long Overrun, long SizeBytes, StoreProblem? Problem)
{
    /// <summary>For people.</summary>
    public string Line(int edges, int devices)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string line = $"{Count(edges, "edge")}, {Count(devices, "device")}: {Count(Counts.Stored, "sample")} stored, "
            + string.Create(culture, $"{Count(Counts.Repeats, "repeat")}, {Counts.Lost:N0} lost; {Size.Words(SizeBytes)}");
        string more = string.Concat(
            Counts.Malformed > 0 ? string.Create(culture, $"; {Counts.Malformed:N0} unreadable") : "",
            Counts.Undated > 0 ? string.Create(culture, $"; {Counts.Undated:N0} without a date") : "",
            Counts.NoRoom + Overrun > 0 ? string.Create(culture, $"; {Counts.NoRoom + Overrun:N0} left to the edges for want of room") : "",
            Problem is not null ? string.Create(culture, $"; {Waiting:N0} wait for the disk") : "");
        return line + more;
    }

    /// <summary>For programs.</summary>
    public string Json(int edges, int devices)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", PlainLines.Time(At));
            json.WriteNumber("edges", edges);
            json.WriteNumber("devices", devices);
            json.WriteNumber("stored", Counts.Stored);
            json.WriteNumber("repeats", Counts.Repeats);
            json.WriteNumber("lost", Counts.Lost);
            json.WriteNumber("malformed", Counts.Malformed);
            json.WriteNumber("undated", Counts.Undated);
            json.WriteNumber("no_room", Counts.NoRoom + Overrun);
            json.WriteNumber("waiting", Waiting);
            json.WriteNumber("size_bytes", SizeBytes);
            json.WriteString("problem", Problem?.Words);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Count(long count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
