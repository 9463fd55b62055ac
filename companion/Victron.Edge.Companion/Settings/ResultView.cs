// ResultView: what became of a write, as a line and as JSON, and which exit code says so.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows results.</summary>
internal static class ResultView
{
    /// <summary>Only what is known to be in the device, as far as it can tell, is done.</summary>
    public static int Code(SettingResult result) => result.IsGood ? ExitCode.Done : ExitCode.Failed;

    /// <summary>One line that begins with the outcome.</summary>
    public static string Line(SettingResult result) => $"{result.Outcome}: {result.Text}";

    /// <summary>One object in one line.</summary>
    public static string Json(RegisterEntry entry, SettingResult result) => RegisterJson.Object(json =>
    {
        json.WriteString("id", RegisterText.Id(entry.Id));
        json.WriteString("name", entry.Key);
        json.WriteString("outcome", result.Outcome.ToString().ToLowerInvariant());
        json.WriteString("old", RegisterText.Known(result.Before));
        json.WriteString("new", RegisterText.Known(result.After));
        json.WriteString("text", result.Text);
    });
}
