// PresetView: the battery presets of a device, with what their maker prints about them.

using System.Globalization;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Lists presets.</summary>
internal static class PresetView
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<PresetChoice> presets) => TextTable.Lines(
        [" ", ">NUMBER", "WORD", "PRINTED BY THE MAKER"],
        [.. presets.Select(preset => (string[])[preset.IsActive ? "*" : " ", preset.Raw.ToString(CultureInfo.InvariantCulture), preset.Code, preset.Text])]);

    /// <summary>One object in one line.</summary>
    public static string Json(PresetChoice preset) => RegisterJson.Object(json =>
    {
        json.WriteNumber("number", preset.Raw);
        json.WriteString("name", preset.Code);
        json.WriteString("text", preset.Text);
        json.WriteBoolean("active", preset.IsActive);
    });
}
