// CSharpText: replaces comments and the content of strings by blanks, line by line, so that braces can be counted.

using System.Text;

namespace Victron.Edge.Shared.Tests.Architecture;

/// <summary>Source text without comments and strings.</summary>
internal static class CSharpText
{
    /// <summary>A text of the same length and lines; comments, strings and characters become blanks.</summary>
    public static string Blank(string source)
    {
        var text = new StringBuilder(source);
        for (var i = 0; i < source.Length;)
        {
            var end = EndOfBlanked(source, i);
            for (var at = i; at < end; at++)
            {
                text[at] = source[at] == '\n' ? '\n' : ' ';
            }

            i = Math.Max(end, i + 1);
        }

        return text.ToString();
    }

    // The end of what is blanked at this position; the position itself when it is code.
    private static int EndOfBlanked(string source, int i)
    {
        if (Starts(source, i, "//"))
        {
            return End(source, i, "\n");
        }

        if (Starts(source, i, "/*"))
        {
            return End(source, i + 2, "*/") + 2;
        }

        if (source[i] == '\'')
        {
            return EndOfQuoted(source, i + 1, '\'');
        }

        if (source[i] == '#' && source[..i].TrimEnd(' ').EndsWith('\n'))
        {
            return End(source, i, "\n"); // directives
        }

        return EndOfString(source, i);
    }

    private static int EndOfString(string source, int i)
    {
        var quote = i;
        while (quote < source.Length && source[quote] is '$' or '@')
        {
            quote++;
        }

        if (quote >= source.Length || source[quote] != '"')
        {
            return i;
        }

        var marks = source.AsSpan(quote).IndexOfAnyExcept('"') is var run and >= 0 ? run : source.Length - quote;
        var prefix = source[i..quote];
        if (marks >= 3 && !prefix.Contains('@', StringComparison.Ordinal))
        {
            return End(source, quote + marks, new string('"', marks)) + marks;
        }

        return prefix.Contains('$', StringComparison.Ordinal)
            ? EndOfInterpolated(source, quote + 1, prefix.Contains('@', StringComparison.Ordinal))
            : prefix.Contains('@', StringComparison.Ordinal) ? EndOfVerbatim(source, quote + 1) : EndOfQuoted(source, quote + 1, '"');
    }

    private static int EndOfInterpolated(string source, int i, bool verbatim)
    {
        for (var depth = 0; i < source.Length; i++)
        {
            if (depth == 0 && (Starts(source, i, "{{") || Starts(source, i, "}}") || (verbatim && Starts(source, i, "\"\"")) || (!verbatim && source[i] == '\\')))
            {
                i++;
            }
            else if (source[i] == '"' && depth == 0)
            {
                return i + 1;
            }
            else if (depth > 0 && EndOfBlanked(source, i) is var inner && inner > i)
            {
                i = inner - 1; // a string within a hole
            }
            else
            {
                depth += source[i] == '{' ? 1 : source[i] == '}' ? -1 : 0;
            }
        }

        return source.Length;
    }

    private static int EndOfVerbatim(string source, int i)
    {
        for (; i < source.Length; i++)
        {
            if (Starts(source, i, "\"\""))
            {
                i++;
            }
            else if (source[i] == '"')
            {
                return i + 1;
            }
        }

        return source.Length;
    }

    private static int EndOfQuoted(string source, int i, char quote)
    {
        while (i < source.Length && source[i] != quote && source[i] != '\n')
        {
            i += source[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, source.Length);
    }

    private static bool Starts(string source, int i, string what) => string.CompareOrdinal(source, i, what, 0, what.Length) == 0;

    private static int End(string source, int from, string what)
    {
        var end = from < source.Length ? source.IndexOf(what, from, StringComparison.Ordinal) : -1;
        return end < 0 ? source.Length : end;
    }
}
