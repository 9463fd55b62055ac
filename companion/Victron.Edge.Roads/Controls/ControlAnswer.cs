// ControlAnswer: what became of a wish, or of a value that was held, as whoever listens on the result topic hears it.

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Roads.Controls;

/// <summary>An answer.</summary>
/// <param name="Outcome">A <see cref="SettingOutcome"/> in small letters, or <c>ended</c> for a value that is held no longer.</param>
/// <param name="Why">One word of <see cref="ControlWhy"/> where this program refused or ended it; else empty.</param>
/// <param name="Old">Value before; null when it was not read.</param>
/// <param name="New">Value after; null when it was not read.</param>
/// <param name="Text">One line for people.</param>
internal sealed record ControlAnswer(string Outcome, string Why, string? Old, string? New, string Text)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the value that was asked for is in force.</summary>
    public bool IsGood => Outcome is "verified" or "unchanged" or "accepted";

    /// <summary>Nothing was written.</summary>
    public static ControlAnswer Refused(string why, string text) => new("refused", why, null, null, text);

    /// <summary>Nothing is held any more.</summary>
    public static ControlAnswer Ended(string why, string? old, string text) => new("ended", why, old, null, text);

    /// <summary>How a write ended.</summary>
    public static ControlAnswer Of(SettingResult result) => new(
        result.Outcome.ToString().ToLowerInvariant(), result.Outcome == SettingOutcome.Refused ? ControlWhy.Device : "", Known(result.Before), Known(result.After), result.Text);

    /// <summary>The value that was read; null when there is none.</summary>
    public static string? Known(SettingReading? reading) => reading?.Value is { Status: RegisterValueStatus.Ok } value ? value.Text : null;

    /// <summary>The payload.</summary>
    /// <param name="asked">What was asked for; null when nobody asked.</param>
    public byte[] Json(string? asked)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            if (asked is not null)
            {
                json.WriteString("value", Printable(asked));
            }

            json.WriteString("outcome", Outcome);
            if (Why.Length > 0)
            {
                json.WriteString("why", Why);
            }

            json.WriteString("old", Old);
            json.WriteString("new", New);
            json.WriteString("text", Text);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>What was asked for, as one short line.</summary>
    public static string Printable(string text)
    {
        const int Shown = 40;
        var line = new StringBuilder();
        foreach (char c in text.Length > Shown ? text[..Shown] : text)
        {
            _ = line.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        }

        return text.Length > Shown ? line.Append('…').ToString() : line.ToString();
    }
}
