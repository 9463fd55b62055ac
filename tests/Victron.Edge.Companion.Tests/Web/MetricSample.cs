// MetricSample: reads Prometheus' text form strictly and on its own, as a scraper would: what it cannot read fails the test.
// Source: Prometheus, text-based exposition format 0.0.4.

using System.Globalization;
using System.Text.RegularExpressions;

namespace Victron.Edge.Companion.Tests.Web;

/// <summary>One line with a value.</summary>
internal sealed partial record MetricSample(string Name, IReadOnlyDictionary<string, string> Labels, string Digits, string Type, string Help)
{
    public static IReadOnlyList<MetricSample> Read(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        List<MetricSample> samples = [];
        HashSet<string> told = [];
        HashSet<string> series = [];
        (string Name, string Type, string Help) family = ("", "", "");
        string[] lines = text[..^1].Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("# HELP ", StringComparison.Ordinal))
            {
                string[] help = lines[i].Split(' ', 4);
                string[] type = lines[++i].Split(' ');
                Assert.Equal(["#", "TYPE", help[2]], type[..3]);
                Assert.Contains(type[3], (string[])["gauge", "counter"]);
                Assert.Equal(type[3] == "counter", help[2].EndsWith("_total", StringComparison.Ordinal));
                Assert.True(told.Add(help[2]), $"{help[2]} is told twice");
                family = (help[2], type[3], help[3]);
                continue;
            }

            Match line = Line().Match(lines[i]);
            Assert.True(line.Success, lines[i]);
            Assert.Equal(family.Name, line.Groups["name"].Value);
            Assert.True(series.Add(line.Groups["name"].Value + line.Groups["labels"].Value), $"{lines[i]} comes twice");
            Assert.True(double.TryParse(line.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _), lines[i]);
            var labels = Label().Matches(line.Groups["labels"].Value).ToDictionary(each => each.Groups["key"].Value, each => Plain(each.Groups["text"].Value));
            samples.Add(new MetricSample(family.Name, labels, line.Groups["value"].Value, family.Type, family.Help));
        }

        return samples;
    }

    private static string Plain(string text) => Escape().Replace(text, each => each.Value == "\\n" ? "\n" : each.Value[1..]);

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*=""([^""\\\n]|\\[\\""n])*"",?)+)\})? (?<value>\S+)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<key>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<text>([^""\\]|\\.)*)""")]
    private static partial Regex Label();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
