// EmitEnumText: the stable codes of the enumerations and bit sets that text fields use.
// See EmitAgent for why switches, and why none spans more than 128 numbers.

using System.Globalization;

namespace Victron.Edge.Catalogue.Generator;

internal static class EmitEnumText
{
    internal static string EnumText(DeviceCatalogue catalogue)
    {
        IReadOnlyList<string> sets = new EdgeSets(catalogue).Names;
        CodeWriter code = new("EnumText: stable codes of enumeration values and bits.", "enums.csv");
        code.Open("namespace Victron.Edge.Agent");
        code.Summary("Enumerations and bit sets of the text fields; for a bit set the value is the bit number.");
        code.Open("public static class EnumText");
        for (int i = 0; i < sets.Count; i++)
        {
            code.Summary($"Set <c>{sets[i]}</c>.");
            code.Line($"public const int {CodeWriter.Identifier(sets[i])} = {Decimal(i)};");
        }
        code.Line("");
        PerSet(code, sets, "string", "Code", ", int value", "Code of a value; null when the set does not name it.", "null", s => $"{CodeWriter.Identifier(s)}Code(value)");
        code.Line("");
        PerSet(code, sets, "bool", "IsBits", "", "Whether the set is a set of bits.", "false", s => catalogue.EnumValues(s)[0].IsBits ? "true" : "false");
        code.Line("");
        PerSet(code, sets, "int", "Count", "", "Number of named values of a set.", "0", s => Decimal(catalogue.EnumValues(s).Count));
        code.Line("");
        PerSet(code, sets, "int", "ValueAt", ", int index", "Named value by position, 0 to Count - 1.", "0", s => $"{CodeWriter.Identifier(s)}Values[index]");
        foreach (string set in sets)
        {
            code.Line("");
            code.Line($"private static readonly short[] {CodeWriter.Identifier(set)}Values = {{ {string.Join(", ", catalogue.EnumValues(set).Select(v => Decimal(v.Value)))} }};");
            CodeSwitches(catalogue, code, set);
        }
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void PerSet(
        CodeWriter code, IReadOnlyList<string> sets, string type, string name, string parameter, string summary, string none,
        Func<string, string> result)
    {
        code.Summary(summary);
        code.Open($"public static {type} {name}(int set{parameter})");
        code.Open("switch (set)");
        foreach (string set in sets)
        {
            code.Case(CodeWriter.Identifier(set), result(set));
        }
        code.Line($"default: return {none};");
        code.Close();
        code.Close();
    }

    private static void CodeSwitches(DeviceCatalogue catalogue, CodeWriter code, string set)
    {
        string name = $"{CodeWriter.Identifier(set)}Code";
        var pages = catalogue.EnumValues(set).GroupBy(v => v.Value >> 7).OrderBy(p => p.Key).ToList();
        if (pages.Count == 1)
        {
            Switch(code, name, pages[0]);
            return;
        }
        code.Line("");
        code.Open($"private static string {name}(int value)");
        code.Open("switch (value >> 7)");
        foreach (var page in pages)
        {
            code.Case(Decimal(page.Key), $"{name}{Page(page.Key)}(value)");
        }
        code.Line("default: return null;");
        code.Close();
        code.Close();
        foreach (var page in pages)
        {
            Switch(code, $"{name}{Page(page.Key)}", page);
        }
    }

    private static void Switch(CodeWriter code, string name, IEnumerable<EnumRow> values)
    {
        code.Line("");
        code.Open($"private static string {name}(int value)");
        code.Open("switch (value)");
        foreach (EnumRow value in values)
        {
            code.Case(Decimal(value.Value), CodeWriter.Literal(value.Code));
        }
        code.Line("default: return null;");
        code.Close();
        code.Close();
    }

    private static string Page(int page) => page < 0 ? "Negative" : Decimal(page);

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);
}
