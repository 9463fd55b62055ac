// DiffView: differences of two sets of settings, a line a register.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows differences.</summary>
internal static class DiffView
{
    /// <summary>The lines; none when nothing differs.</summary>
    /// <param name="a">Name of the first.</param>
    /// <param name="b">Name of the second.</param>
    /// <param name="diff">The differences.</param>
    public static IEnumerable<string> Lines(string a, string b, DeviceDiff diff) => diff.IsEmpty ? [] : TextTable.Lines(
        ["REGISTER", SafeText.Cut(a, NameColumns), SafeText.Cut(b, NameColumns)],
        [.. diff.Rows.Select(row => (string[])[row.Key, row.A ?? QuantityFormat.AbsentText, row.B ?? QuantityFormat.AbsentText])]);

    /// <summary>One object in one line.</summary>
    public static string Json(DiffRow row) => RegisterJson.Object(json =>
    {
        json.WriteString("id", RegisterText.Id(row.Id));
        json.WriteString("name", row.Key);
        json.WriteString("a", row.A);
        json.WriteString("b", row.B);
    });

    // Two values of this width and the longest name fill 80 columns.
    private const int NameColumns = 20;
}
