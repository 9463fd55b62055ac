// SafeText: texts that come from devices, brokers and files, made fit for a terminal.

namespace Victron.Edge.Companion.Settings;

/// <summary>Cleans lines.</summary>
internal static class SafeText
{
    /// <summary>The line with <c>?</c> for each control character, so that no stranger drives the terminal.</summary>
    public static string Of(string line) =>
        line.Any(char.IsControl) ? string.Concat(line.Select(letter => char.IsControl(letter) ? '?' : letter)) : line;

    /// <summary>The line cut to a width.</summary>
    /// <param name="line">The line.</param>
    /// <param name="columns">1 or more.</param>
    public static string Cut(string line, int columns) => line.Length <= columns ? line : line[..(columns - 1)] + "…";
}
