// CodeWriter: lines of C# with indentation, for the emitters. Knows nothing about the catalogue.
// Output uses LF on every machine, because the freshness test compares bytes.

using System.Text;

namespace Victron.Edge.Catalogue.Generator;

internal sealed class CodeWriter
{
    // Rows of array initialisers: long enough to stay compact, short enough to review a changed row in a diff.
    private const int LineWidthMax = 120;

    private readonly StringBuilder _text = new();
    private int _depth;

    internal CodeWriter(string purpose, string sources)
    {
        Line($"// {purpose}");
        Line($"// Generated from {sources}: change the table, not this file, then run");
        Line("// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate");
        Line("");
    }

    internal void Line(string line)
    {
        if (line.Length > 0)
        {
            _ = _text.Append(' ', 4 * _depth).Append(line);
        }
        _ = _text.Append('\n');
    }

    internal void Summary(string text) => Line($"/// <summary>{text}</summary>");

    internal void Open(string line)
    {
        Line(line);
        Line("{");
        _depth++;
    }

    internal void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>Writes <c>public static readonly type[] name = { … };</c>.</summary>
    internal void Array(string type, string name, string summary, IEnumerable<string> values)
    {
        Summary(summary);
        Line($"public static readonly {type}[] {name} =");
        Line("{");
        _depth++;
        StringBuilder row = new();
        foreach (string value in values)
        {
            if (row.Length > 0 && row.Length + value.Length + 2 + (4 * _depth) > LineWidthMax)
            {
                Line(row.ToString());
                _ = row.Clear();
            }
            _ = row.Append(row.Length > 0 ? " " : "").Append(value).Append(',');
        }
        Line(row.ToString());
        _depth--;
        Line("};");
    }

    /// <summary>Writes one <c>case</c> of a switch that returns.</summary>
    internal void Case(string label, string result) => Line($"case {label}: return {result};");

    /// <summary>A C# string literal, or <c>null</c> for an empty text.</summary>
    internal static string Literal(string text) =>
        text.Length == 0 ? "null" : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A key such as <c>battery_voltage</c> as an identifier such as <c>BatteryVoltage</c>.</summary>
    internal static string Identifier(string key)
    {
        StringBuilder name = new();
        bool upper = true;
        foreach (char c in key)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                upper = true;
                continue;
            }
            _ = name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }
        return name.ToString();
    }

    public override string ToString() => _text.ToString();
}
