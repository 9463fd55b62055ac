// EmitReference: the tables as pages for people, docs/reference/*.md. Says nothing that a table does not say.

using System.Globalization;
using System.Text;

namespace Victron.Edge.Catalogue.Generator;

internal static class EmitReference
{
    internal const string Folder = "docs/reference/";

    internal static void Add(DeviceCatalogue catalogue, SortedDictionary<string, string> files)
    {
        files.Add(Folder + "fields.md", Fields(catalogue));
        files.Add(Folder + "products.md", Products(catalogue));
        files.Add(Folder + "enums.md", Enums(catalogue));
        files.Add(Folder + "registers.md", EmitRegisters.Registers(catalogue));
    }

    private static string Fields(DeviceCatalogue catalogue)
    {
        StringBuilder page = Page(
            "Text fields", "fields.csv",
            $"The {catalogue.Fields.Count} labels of the VE.Direct text protocol that the edge understands. "
            + "The key is the name in the `state` and `info` topics. Any other label is published as `raw_<label>`.");
        Head(page, "Label", "Key", "Name", "Unit", "Raw range", "Sent by", "Example", "Means", "Status", "Notes");
        foreach (FieldRow field in catalogue.Fields)
        {
            QuantityRow quantity = catalogue.Quantity(field.Quantity)!;
            string range = field.RawMin == null ? "" : $"{field.RawMin} … {field.RawMax}";
            string set = quantity.EnumSet.Length == 0 ? "" : $"[{quantity.EnumSet}](enums.md#{catalogue.SetName(quantity.EnumSet)})";
            Line(
                page, $"`{field.Label}`", $"`{quantity.Key}`", quantity.Name, quantity.Unit.Length > 0 ? quantity.Unit : set, range,
                Families(catalogue, field.Families), Code(field.Examples), Code(field.Expects), field.Status, field.Notes);
        }
        return page.ToString();
    }

    private static string Products(DeviceCatalogue catalogue)
    {
        StringBuilder page = Page(
            "Products", "products.csv",
            $"The {catalogue.Products.Count} product ids that have a name here, by family. "
            + "Whether there is a VE.Direct port is inferred from the family. An id that is missing here works too: it is shown as its number.");
        foreach (FamilyRow family in catalogue.Families)
        {
            List<ProductRow> products = [.. catalogue.Products.Where(p => p.Family == family.Key)];
            if (products.Count == 0)
            {
                continue;
            }
            _ = page.Append(CultureInfo.InvariantCulture, $"\n## {family.Name}\n\nFamily `{family.Key}`; text: {family.Text}; HEX: {family.Hex}; ")
                .Append(CultureInfo.InvariantCulture, $"offline after {family.SilenceSeconds} s at the earliest.\n");
            Head(page, "Id", "Name", "VE.Direct", "Status", "Notes");
            foreach (ProductRow product in products)
            {
                Line(page, $"`0x{product.Pid:X4}`", product.Name, product.VeDirect, product.Status, product.Notes);
            }
        }
        return page.ToString();
    }

    private static string Enums(DeviceCatalogue catalogue)
    {
        StringBuilder page = Page(
            "Enumerations and bit sets", "enums.csv",
            "The code is what stands in a message and never changes. A value that is missing here is sent as `unknown_23`.");
        foreach (string set in catalogue.EnumSets)
        {
            IReadOnlyList<EnumRow> values = catalogue.EnumValues(set);
            string[] aliases = [.. catalogue.EnumAliases.Where(a => a.SameAs == set).Select(a => $"`{a.Set}`")];
            _ = page.Append(CultureInfo.InvariantCulture, $"\n## {set}\n\n{(values[0].IsBits ? "Bit set: the number is the bit, 0 the lowest." : "Enumeration.")}")
                .Append(aliases.Length > 0 ? $" Text label: {string.Join(", ", aliases)}." : "").Append('\n');
            Head(page, values[0].IsBits ? "Bit" : "Value", "Code", "Meaning", "Status", "Notes");
            foreach (EnumRow value in values)
            {
                Line(page, value.Value.ToString(CultureInfo.InvariantCulture), $"`{value.Code}`", value.Text, value.Status, value.Notes);
            }
        }
        return page.ToString();
    }

    internal static StringBuilder Page(string title, string table, string text) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"# {title}\n\n{text}\n\n")
        .Append(CultureInfo.InvariantCulture, $"Generated from `shared/catalogue/{table}` by the catalogue generator: change the table, not this page.\n");

    internal static void Head(StringBuilder page, params string[] titles)
    {
        _ = page.Append('\n');
        Line(page, titles);
        _ = page.Append('|').Append(string.Concat(titles.Select(_ => "---|"))).Append('\n');
    }

    internal static void Line(StringBuilder page, params string[] cells) =>
        page.Append('|').Append(string.Concat(cells.Select(c => $" {c.Replace("|", "\\|", StringComparison.Ordinal)} |"))).Append('\n');

    internal static string Families(DeviceCatalogue catalogue, string[] keys) =>
        string.Join(", ", keys.Select(k => catalogue.Family(k)!.Name));

    private static string Code(string[] samples) => string.Join(" ", samples.Select(s => $"`{s}`"));
}
