// TextTable: rows under headings within 80 columns. What must be copied is never cut: only the last column is.

namespace Victron.Edge.Companion.Settings;

/// <summary>Lays out a table.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>The lines of a table.</summary>
    /// <param name="heading">Heading of each column; one that begins with <c>&gt;</c> stands at the right.</param>
    /// <param name="rows">Cells.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> heading, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        string[] titles = [.. heading.Select(title => title.TrimStart('>'))];
        bool[] isRight = [.. heading.Select(title => title.StartsWith('>'))];
        int[] widths = [.. titles.Select((title, column) => rows.Select(row => row[column].Length).Append(title.Length).Max())];
        foreach (IReadOnlyList<string> row in rows.Prepend(titles))
        {
            IEnumerable<string> cells = row.Select((cell, column) => isRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            yield return SafeText.Cut(SafeText.Of(string.Join(Gap, cells)).TrimEnd(), SettingsConsole.Columns);
        }
    }
}
