// SafeText: texts that come from devices, brokers and files, made fit for a terminal.

using System.Globalization;

namespace Victron.Edge.Companion.Settings;

/// <summary>Cleans lines.</summary>
internal static class SafeText
{
    /// <summary>
    /// The line with <c>?</c> for each character that drives a terminal or turns the direction of writing, so that no stranger decides
    /// what is seen.
    /// </summary>
    public static string Of(string line) => line.Any(Drives) ? string.Concat(line.Select(letter => Drives(letter) ? '?' : letter)) : line;

    /// <summary>The line cut to a width.</summary>
    /// <param name="line">The line.</param>
    /// <param name="columns">1 or more.</param>
    public static string Cut(string line, int columns) => line.Length <= columns ? line : line[..(columns - 1)] + "…";

    /// <summary>The line broken between words, the rest under its first word.</summary>
    /// <param name="line">The line.</param>
    /// <param name="columns">More than its first word and what stands before it.</param>
    public static IEnumerable<string> Wrap(string line, int columns)
    {
        string hang = new(' ', line.TakeWhile(letter => letter is ' ' or '!').Count());
        while (line.Length > columns)
        {
            int at = line.LastIndexOf(' ', columns);
            if (at <= hang.Length)
            {
                break;
            }

            yield return line[..at];
            line = hang + line[(at + 1)..];
        }

        yield return line;
    }

    private static bool Drives(char letter) => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
