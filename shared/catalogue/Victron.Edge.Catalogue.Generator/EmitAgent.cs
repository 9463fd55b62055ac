// EmitAgent: the texts that the edge puts into topics and discovery, as C# 9 for nanoFramework.
// Switches, because a literal in a switch costs no RAM until it is asked for. No switch spans more than 128 numbers:
// nanoFramework's metadata processor cuts a jump table off at 255 entries without a word.

using System.Globalization;

namespace Victron.Edge.Catalogue.Generator;

internal static class EmitAgent
{
    internal const string Folder = "shared/Victron.Edge.Agent/Generated/";

    internal static void Add(DeviceCatalogue catalogue, SortedDictionary<string, string> files)
    {
        files.Add(Folder + "QuantityText.g.cs", QuantityText(catalogue));
        files.Add(Folder + "EnumText.g.cs", EmitEnumText.EnumText(catalogue));
        files.Add(Folder + "ProductText.g.cs", ProductText(catalogue));
        files.Add(Folder + "FamilyTable.g.cs", FamilyTable(catalogue));
        files.Add(Folder + "VolatileRegisters.g.cs", VolatileRegisters(catalogue));
    }

    internal static int FamilyOrdinal(DeviceCatalogue catalogue, string key) =>
        catalogue.Families.TakeWhile(f => f.Key != key).Count();

    private static string QuantityText(DeviceCatalogue catalogue)
    {
        CodeWriter code = new("QuantityText: keys, names and units of the quantities, and what Home Assistant calls them.", "quantities.csv");
        code.Open("namespace Victron.Edge.Agent");
        code.Summary("Texts of a quantity by its ordinal.");
        code.Open("public static class QuantityText");
        QuantitySwitch(catalogue, code, "Key", "JSON key, stable for ever.", q => q.Key);
        QuantitySwitch(catalogue, code, "Name", "Name for people.", q => q.Name);
        QuantitySwitch(catalogue, code, "Unit", "Unit of the published number; null when it has none.", q => q.Unit);
        QuantitySwitch(catalogue, code, "Component", "Home Assistant component; null when the quantity is no entity.", q => q.Component);
        QuantitySwitch(catalogue, code, "DeviceClass", "Home Assistant device class; null when there is none.", q => q.DeviceClass);
        QuantitySwitch(catalogue, code, "StateClass", "Home Assistant state class; null when there is none.", q => q.StateClass);
        QuantitySwitch(catalogue, code, "Category", "Home Assistant entity category; null for an ordinary entity.", q => q.Category);
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void QuantitySwitch(
        DeviceCatalogue catalogue, CodeWriter code, string name, string summary, Func<QuantityRow, string> text)
    {
        if (name != "Key")
        {
            code.Line("");
        }
        code.Summary(summary);
        code.Open($"public static string {name}(int quantity)");
        code.Open("switch (quantity)");
        var groups = catalogue.Quantities.Select((q, i) => (Text: text(q), Index: i)).Where(p => p.Text.Length > 0).GroupBy(p => p.Text);
        foreach (var group in groups)
        {
            (string Text, int Index)[] members = [.. group];
            for (int i = 0; i < members.Length - 1; i++)
            {
                code.Line($"case {Decimal(members[i].Index)}:");
            }
            code.Case(Decimal(members[^1].Index), CodeWriter.Literal(group.Key));
        }
        code.Line("default: return null;");
        code.Close();
        code.Close();
    }

    private static string ProductText(DeviceCatalogue catalogue)
    {
        List<ProductRow> products = [.. catalogue.Products.Where(p => p.VeDirect != "no").OrderBy(p => p.Pid)];
        CodeWriter code = new("ProductText: names and families of the products that may have a VE.Direct port.", "products.csv");
        code.Open("namespace Victron.Edge.Agent");
        code.Summary("Products by product id.");
        code.Open("public static class ProductText");
        ProductSwitch(code, products, "string", "Name", "null", "Name of a product; null when the id is not known.", p => CodeWriter.Literal(p.Name));
        code.Line("");
        ProductSwitch(
            code, products, "int", "Family", "-1", "Family of a product, an index of <see cref=\"FamilyTable\"/>; -1 when the id is not known.",
            p => $"FamilyTable.{CodeWriter.Identifier(p.Family)}");
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void ProductSwitch(
        CodeWriter code, List<ProductRow> products, string type, string name, string none, string summary, Func<ProductRow, string> result)
    {
        var pages = products.GroupBy(p => p.Pid >> 7).ToList();
        code.Summary(summary);
        code.Open($"public static {type} {name}(int pid)");
        code.Open("switch (pid >> 7)");
        foreach (var page in pages)
        {
            code.Case($"0x{page.Key:X3}", $"{name}{page.Key:X3}(pid)");
        }
        code.Line($"default: return {none};");
        code.Close();
        code.Close();
        foreach (var page in pages)
        {
            code.Line("");
            code.Open($"private static {type} {name}{page.Key:X3}(int pid)");
            code.Open("switch (pid)");
            foreach (var group in page.GroupBy(result))
            {
                ProductRow[] members = [.. group];
                for (int i = 0; i < members.Length - 1; i++)
                {
                    code.Line($"case 0x{members[i].Pid:X4}:");
                }
                code.Case($"0x{members[^1].Pid:X4}", group.Key);
            }
            code.Line($"default: return {none};");
            code.Close();
            code.Close();
        }
    }

    private static string FamilyTable(DeviceCatalogue catalogue)
    {
        IReadOnlyList<FamilyRow> families = catalogue.Families;
        CodeWriter code = new("FamilyTable: how the families of products behave on the wire.", "families.csv");
        code.Open("namespace Victron.Edge.Agent");
        code.Summary("Families by ordinal; only keys are stored or sent.");
        code.Open("public static class FamilyTable");
        code.Summary("Number of families.");
        code.Line($"public const int Count = {families.Count};");
        code.Line("");
        code.Summary("Parent of the root.");
        code.Line("public const byte None = 255;");
        code.Line("");
        for (int i = 0; i < families.Count; i++)
        {
            code.Summary($"{families[i].Name}.");
            code.Line($"public const int {CodeWriter.Identifier(families[i].Key)} = {i};");
        }
        code.Line("");
        code.Array("ushort", "SilenceSeconds", "Seconds without a good block after which a port is offline at the earliest.", families.Select(f => Decimal(f.SilenceSeconds)));
        code.Line("");
        code.Array("byte", "Quiet", "1 when silence is normal for the family.", families.Select(f => f.Quiet ? "1" : "0"));
        code.Line("");
        code.Array("byte", "HexGeneration", "0 no HEX, 1 HEX silences the text for seconds, 2 text goes on during HEX.", families.Select(f => Decimal(CatalogueWords.Hex.TakeWhile(h => h != f.Hex).Count())));
        code.Line("");
        code.Array("byte", "Parent", "Family above, <see cref=\"None\"/> for the root.", families.Select(f => Decimal(f.Parent.Length == 0 ? 255 : FamilyOrdinal(catalogue, f.Parent))));
        code.Line("");
        code.Summary("Key of a family; null when there is no such ordinal.");
        code.Open("public static string Key(int family)");
        code.Open("switch (family)");
        for (int i = 0; i < families.Count; i++)
        {
            code.Case(Decimal(i), CodeWriter.Literal(families[i].Key));
        }
        code.Line("default: return null;");
        code.Close();
        code.Close();
        code.Close();
        code.Close();
        return code.ToString();
    }

    // A register counts as volatile when it is that on every product that has a rule for it.
    private static string VolatileRegisters(DeviceCatalogue catalogue)
    {
        CodeWriter code = new("VolatileRegisters: which registers forget what is written to them.", "settings.csv");
        code.Open("namespace Victron.Edge.Agent");
        code.Summary("Registers that are worn by writing, and those that are not.");
        code.Open("public static class VolatileRegisters");
        code.Summary("Whether a register forgets by itself; false for all that are not known: those count as flash.");
        code.Open("public static bool IsVolatile(int register)");
        int[] ids = [.. catalogue.Settings.GroupBy(s => s.Id).Where(g => g.All(s => s.Storage == "volatile")).Select(g => g.Key).Order()];
        foreach (IGrouping<int, int> page in ids.GroupBy(id => id >> 7))
        {
            code.Open($"if (register >> 7 == 0x{page.Key:X3})");
            code.Open("switch (register)");
            foreach (int id in page)
            {
                code.Line($"case 0x{id:X4}:");
            }
            code.Line("    return true;");
            code.Line("default:");
            code.Line("    return false;");
            code.Close();
            code.Close();
            code.Line("");
        }
        code.Line("return false;");
        code.Close();
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);
}
