// EmitVeDirect: the tables that reader and guard need, as C# 9 for nanoFramework: arrays of primitives and one switch.
// Texts that only a person or a JSON key needs go to the agent: see EmitAgent.

using System.Globalization;

namespace Victron.Edge.Catalogue.Generator;

internal static class EmitVeDirect
{
    internal const string Folder = "shared/Victron.Edge.VeDirect/Generated/";

    internal static void Add(DeviceCatalogue catalogue, SortedDictionary<string, string> files)
    {
        files.Add(Folder + "FieldTable.g.cs", FieldTable(catalogue));
        files.Add(Folder + "Quantity.g.cs", Quantity(catalogue));
        files.Add(Folder + "QuantityKind.g.cs", QuantityKind());
        files.Add(Folder + "QuantityTable.g.cs", QuantityTable(catalogue));
        files.Add(Folder + "WitnessTable.g.cs", WitnessTable(catalogue));
    }

    private static string FieldTable(DeviceCatalogue catalogue)
    {
        CodeWriter code = new("FieldTable: what is known about each label of the text protocol, by index.", "fields.csv, quantities.csv and families.csv");
        code.Open("namespace Victron.Edge.VeDirect");
        code.Summary("Known text labels; all arrays have <see cref=\"Count\"/> entries.");
        code.Open("public static class FieldTable");
        code.Summary("Number of known labels.");
        code.Line($"public const int Count = {catalogue.Fields.Count};");
        code.Line("");
        FieldArrays(catalogue, code);
        IndexOf(catalogue, code);
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void FieldArrays(DeviceCatalogue catalogue, CodeWriter code)
    {
        EdgeSets sets = new(catalogue);
        List<(FieldRow Field, QuantityRow Quantity)> rows =
            [.. catalogue.Fields.Select(f => (f, catalogue.Quantity(f.Quantity) ?? throw new InvalidOperationException(f.Quantity)))];
        void Emit(string type, string name, string summary, Func<FieldRow, QuantityRow, string> value)
        {
            code.Array(type, name, summary, rows.Select(r => value(r.Field, r.Quantity)));
            code.Line("");
        }

        Emit("byte", "Grammar", "How the value is written: <see cref=\"FieldGrammar\"/>.", (f, _) => Text(Grammar(f)));
        Emit("sbyte", "Scale", "Power of ten that makes the quantity's unit of a raw value, 0 or negative.", (f, _) => Text(f.Scale));
        Emit("int", "Min", "Smallest raw value that a device may send.", (f, _) => f.RawMin is int v ? Text(v) : "int.MinValue");
        Emit("int", "Max", "Largest raw value that a device may send.", (f, _) => f.RawMax is int v ? Text(v) : "int.MaxValue");
        Emit("int", "Step", "Change in raw units above which a value waits for a second block; 0 any change, -1 never.", (f, q) => Text(Step(f, q)));
        Emit("byte", "StepPercent", "The same as a share of the old value in percent; the larger of both counts.", (_, q) => Text(q.StepPercent));
        Emit("short", "Quantity", "Index into <see cref=\"QuantityTable\"/>.", (f, _) => Text(Ordinal(catalogue, f.Quantity)));
        Emit("short", "EnumSet", "Index of the enumeration or bit set, -1 for none.", (_, q) => Text(sets.Ordinal(catalogue, q.EnumSet)));
        Emit("int", "NoneValue", "Raw value that means absent; <c>int.MinValue</c> for none.", (f, _) => f.NoneValue is int v ? Text(v) : "int.MinValue");
        Emit("short", "NoneFlag", "Quantity that is false while the value is <see cref=\"NoneValue\"/> and true otherwise; -1 for none.", (f, _) => f.NoneFlag.Length == 0 ? "-1" : Text(Ordinal(catalogue, f.NoneFlag)));
        Emit("byte", "HintFamily", "Family that the label alone proves when the product id is unknown; 255 for none.", (f, _) => Text(f.FamilyHint.Length == 0 ? 255 : EmitAgent.FamilyOrdinal(catalogue, f.FamilyHint)));
        Emit("byte", "HintRank", "Weight of the hint: the highest rank among the labels seen wins.", (f, _) => Text(f.HintRank));
    }

    private static void IndexOf(DeviceCatalogue catalogue, CodeWriter code)
    {
        code.Summary("Index of a label, -1 when it is not known.");
        code.Line("/// <param name=\"label\">First label byte in the lowest 8 bits, letters folded to upper case.</param>");
        code.Open("public static int IndexOf(ulong label)");
        code.Open("switch (label)");
        for (int i = 0; i < catalogue.Fields.Count; i++)
        {
            string label = catalogue.Fields[i].Label;
            code.Line($"case 0x{Pack(label):X}UL: return {i}; // {label}");
        }
        code.Line("default: return -1;");
        code.Close();
        code.Close();
    }

    private static string Quantity(DeviceCatalogue catalogue)
    {
        CodeWriter code = new("Quantity: a number for each quantity, for switches inside one build.", "quantities.csv");
        code.Open("namespace Victron.Edge.VeDirect");
        code.Summary("Ordinals of the quantities. They change with the table: only keys are stored or sent.");
        code.Open("public static class Quantity");
        for (int i = 0; i < catalogue.Quantities.Count; i++)
        {
            QuantityRow row = catalogue.Quantities[i];
            code.Summary(row.Unit.Length == 0 ? $"{row.Name}." : $"{row.Name}, {row.Unit}.");
            code.Line($"public const int {CodeWriter.Identifier(row.Key)} = {i};");
        }
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static string QuantityKind()
    {
        CodeWriter code = new("QuantityKind: what sort of thing a quantity is.", "the kinds of quantities.csv");
        code.Open("namespace Victron.Edge.VeDirect");
        code.Summary("Kinds of quantities.");
        code.Open("public static class QuantityKind");
        string[] meanings =
        [
            "A value of this moment: volts, amperes, percent.", "A sum that grows: energy, cycles, alarms.",
            "A state: enumeration, bit set, on or off.", "Who the device is: goes to the info topic, never to the state topic.",
        ];
        for (int i = 0; i < CatalogueWords.Kinds.Count; i++)
        {
            code.Summary(meanings[i]);
            code.Line($"public const byte {CodeWriter.Identifier(CatalogueWords.Kinds[i])} = {i};");
        }
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static string QuantityTable(DeviceCatalogue catalogue)
    {
        CodeWriter code = new("QuantityTable: what the edge must know of each quantity besides its texts.", "quantities.csv");
        code.Open("namespace Victron.Edge.VeDirect");
        code.Summary("Quantities by ordinal; see <see cref=\"Quantity\"/>.");
        code.Open("public static class QuantityTable");
        code.Summary("Number of quantities.");
        code.Line($"public const int Count = {catalogue.Quantities.Count};");
        code.Line("");
        code.Array("byte", "Kind", "What sort of thing it is: <see cref=\"QuantityKind\"/>.", catalogue.Quantities.Select(q => Text(KindOrdinal(q.Kind))));
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static string WitnessTable(DeviceCatalogue catalogue)
    {
        CodeWriter code = new("WitnessTable: which power, voltage and currents tell of each other, and how closely.", "witnesses.csv");
        void Emit(string type, string name, string summary, Func<WitnessRow, string> value)
        {
            code.Line("");
            code.Array(type, name, summary, catalogue.Witnesses.Select(value));
        }

        code.Open("namespace Victron.Edge.VeDirect");
        code.Summary("Relations power = voltage × (current + second current); all arrays have <see cref=\"Count\"/> entries.");
        code.Open("public static class WitnessTable");
        code.Summary("Number of relations.");
        code.Line($"public const int Count = {catalogue.Witnesses.Count};");
        Emit("short", "Power", "The power, a <see cref=\"Quantity\"/>.", w => Name(w.Power));
        Emit("short", "Voltage", "The voltage, a <see cref=\"Quantity\"/>.", w => Name(w.Voltage));
        Emit("short", "Current", "The current, a <see cref=\"Quantity\"/>.", w => Name(w.Current));
        Emit("short", "SecondCurrent", "A second current, 0 A where it is not sent; -1 for none.", w => Name(w.SecondCurrent));
        Emit("byte", "BelowPercent", "The power may be this many per cent of the product below it.", w => Text(w.BelowPercent));
        Emit("byte", "AbovePercent", "The power may be this many per cent of the product above it.", w => Text(w.AbovePercent));
        Emit("byte", "SlackWatts", "W of rounding allowed on both sides beside the percentage.", w => Text(w.SlackWatts));
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static string Name(string key) => key.Length == 0 ? "-1" : $"Quantity.{CodeWriter.Identifier(key)}";

    /// <summary>A label in 8 bytes: first byte lowest, ASCII letters in upper case.</summary>
    internal static ulong Pack(string label)
    {
        ulong packed = 0;
        for (int i = 0; i < label.Length; i++)
        {
            packed |= (ulong)(byte)char.ToUpperInvariant(label[i]) << (8 * i);
        }
        return packed;
    }

    private static int Step(FieldRow field, QuantityRow quantity)
    {
        if (quantity.Step is not decimal step)
        {
            return -1;
        }
        for (int i = field.Scale; i < 0; i++)
        {
            step *= 10;
        }
        return (int)step;
    }

    private static int Ordinal(DeviceCatalogue catalogue, string key) =>
        catalogue.Quantities.TakeWhile(q => q.Key != key).Count();

    private static int Grammar(FieldRow field) => CatalogueWords.Grammars.TakeWhile(g => g != field.Grammar).Count();

    private static int KindOrdinal(string kind) => CatalogueWords.Kinds.TakeWhile(k => k != kind).Count();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
