// ShellText: a command as one types it, with quotes where a shell of this system needs them.

namespace Victron.Edge.Companion.Flash;

/// <summary>Prints commands.</summary>
public static class ShellText
{
    /// <summary>Program and words in one line.</summary>
    public static string Of(string program, IEnumerable<string> words) => string.Join(' ', words.Select(Quoted).Prepend(program));

    private static string Quoted(string word) => word.Length > 0 && word.All(IsPlain) ? word
        : OperatingSystem.IsWindows() ? $"\"{word.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or ':' or ',' or '+' or '@' or '%'
        || (letter == '\\' && OperatingSystem.IsWindows());
}
