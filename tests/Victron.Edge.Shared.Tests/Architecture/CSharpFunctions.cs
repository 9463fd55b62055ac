// CSharpFunctions: finds the functions of a C# source file and their lengths, without a compiler.
// Knows strings, comments, braces and type headers; that is enough to count lines, and not meant for anything else.

using System.Text.RegularExpressions;

namespace Victron.Edge.Shared.Tests.Architecture;

/// <summary>Lines of each function of a source text.</summary>
internal static partial class CSharpFunctions
{
    /// <summary>Name (as far as it can be told), first line and number of lines of each method, property or constructor.</summary>
    public static List<(string Name, int Line, int Lines)> Measure(string source)
    {
        var text = CSharpText.Blank(source);
        var functions = new List<(string, int, int)>();
        var open = new Stack<bool>(); // true: the block of a type or namespace, so members lie directly in it
        var headerStart = 0;
        var memberLevel = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var inMember = memberLevel >= 0;
            if (text[i] == '{')
            {
                var header = text[headerStart..i];
                var isType = !inMember && TypeHeader().IsMatch(header);
                if (!isType && !inMember && open.Count > 0 && open.Peek())
                {
                    memberLevel = open.Count;
                }

                open.Push(isType);
                headerStart = memberLevel >= 0 ? headerStart : i + 1;
            }
            else if (text[i] == '}' && open.Count > 0)
            {
                _ = open.Pop(); // its kind was used when it was opened
                if (memberLevel == open.Count && !ContinuesAfter(text, i))
                {
                    Add(functions, text, headerStart, i);
                    memberLevel = -1;
                }

                headerStart = memberLevel >= 0 ? headerStart : i + 1;
            }
            else if (text[i] == ';' && (!inMember || memberLevel == open.Count))
            {
                if (open.Count > 0 && open.Peek())
                {
                    Add(functions, text, headerStart, i);
                }

                memberLevel = -1;
                headerStart = i + 1;
            }
        }

        return functions;
    }

    // `=> x switch { … };` and `{ get; } = …;`: the member goes on after the brace, up to its semicolon.
    private static bool ContinuesAfter(string text, int closing)
    {
        var next = closing + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next < text.Length && text[next] is ';' or ')' or ',' or '.' or '=' or '?';
    }

    private static void Add(List<(string Name, int Line, int Lines)> functions, string text, int start, int end)
    {
        var header = Attributes().Replace(text[start..end], "").TrimStart();
        var body = BodyStart(header);
        if (body < 0)
        {
            return; // a field, or a member without a body
        }

        var first = text.AsSpan(0, end - header.Length).Count('\n') + 1;
        var last = text.AsSpan(0, end).Count('\n') + 1;
        var name = Name().Match(header[..body]);
        functions.Add((name.Groups["method"].Success ? name.Groups["method"].Value : name.Value, first, last - first + 1));
    }

    // A body begins with a brace or an arrow that comes before any plain assignment. Data tables are no functions, whether
    // they are assigned or stand behind an arrow.
    private static int BodyStart(string header)
    {
        var depth = 0;
        for (var i = 0; i < header.Length; i++)
        {
            depth += header[i] is '(' or '[' ? 1 : header[i] is ')' or ']' ? -1 : 0;
            if (depth == 0 && (header[i] is '{' or '='))
            {
                return (header[i] == '{' || header.AsSpan(i).StartsWith("=>")) && !Table().IsMatch(header.AsSpan(i)) ? i : -1;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"(^|[\s;{}\]])(class|struct|interface|enum|record|namespace)\s+@?\w")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"\A(\s*\[[^\]]*\](?=\s))+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\A(=>\s*(new\b[^;{]*[{]|\[)|\{[\s\w;]*\}\s*=)")]
    private static partial Regex Table();

    // The word before the first parenthesis and its type parameters, else the last word: a property.
    [GeneratedRegex(@"(?<method>[\w.]+)\s*(<[^<>()]*>)?\s*\(|\w+(?=\s*\z)")]
    private static partial Regex Name();
}
