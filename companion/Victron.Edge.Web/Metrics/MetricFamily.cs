// MetricFamily: all samples of one metric in Prometheus' text form: what it is, of which type, then a line for each sample.
// Source: Prometheus, text-based exposition format 0.0.4.

using System.Globalization;
using System.Text;

namespace Victron.Edge.Web.Metrics;

/// <summary>One metric.</summary>
/// <param name="name">Its name.</param>
/// <param name="type"><c>gauge</c> or <c>counter</c>.</param>
/// <param name="help">What it is, and its unit.</param>
internal sealed class MetricFamily(string name, string type, string help)
{
    private readonly StringBuilder _lines = new();

    /// <summary>Adds a sample.</summary>
    /// <param name="labels">Names and values of labels, from <see cref="Labels"/>.</param>
    /// <param name="value">Digits.</param>
    public void Add(string labels, string value) => _lines.Append(name).Append(labels).Append(' ').Append(value).Append('\n');

    /// <summary>Adds a sample.</summary>
    public void Add(string labels, long value) => Add(labels, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a sample, where there is one.</summary>
    public void Add(string labels, long? value)
    {
        if (value is { } number)
        {
            Add(labels, number);
        }
    }

    /// <summary>Adds its lines to a text; none while it has no sample.</summary>
    public void WriteTo(StringBuilder text)
    {
        if (_lines.Length > 0)
        {
            _ = text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(help)).Append('\n')
                .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n').Append(_lines);
        }
    }

    /// <summary>Labels of a sample, with their brackets.</summary>
    public static string Labels(params (string Name, string? Value)[] labels) =>
        "{" + string.Join(',', labels.Select(label => $"{label.Name}=\"{Escaped(label.Value ?? "").Replace("\"", "\\\"", StringComparison.Ordinal)}\"")) + "}";

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
