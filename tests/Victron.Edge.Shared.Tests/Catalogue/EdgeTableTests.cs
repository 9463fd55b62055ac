// The compact tables of the edge say the same as the CSV tables, and the examples in the rows come out as expected.

using System.Text;
using System.Text.RegularExpressions;
using Victron.Edge.Agent;
using Victron.Edge.Catalogue;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Catalogue;

public sealed partial class EdgeTableTests
{
    private static readonly DeviceCatalogue Tables = DeviceCatalogue.Load();

    public static TheoryData<string, string, string> Examples { get; } = MakeExamples();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_in_the_row_means_what_the_row_says(string label, string example, string expect) =>
        Assert.Equal(expect, FieldReading.Decode(FieldReading.IndexOf(label), example));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_in_the_row_lies_in_the_range_of_the_row(string label, string example, string expect)
    {
        int field = FieldReading.IndexOf(label);
        if (FieldReading.HasRange(field) && FieldReading.Read(field, example, out int raw) == NumberStatus.Ok)
        {
            Assert.True(raw >= FieldTable.Min[field] && raw <= FieldTable.Max[field], $"{label} {example} ({expect}) is outside its range");
        }
    }

    [Fact]
    public void Every_label_is_found_at_its_own_index()
    {
        for (int i = 0; i < Tables.Fields.Count; i++)
        {
            Assert.Equal(i, FieldReading.IndexOf(Tables.Fields[i].Label));
        }
        Assert.Equal(FieldTable.Count, Tables.Fields.Count);
    }

    [Theory]
    [InlineData("CHECKSUM")]
    [InlineData("NEWLABEL")]
    [InlineData("V4")]
    [InlineData("")]
    public void Label_that_is_no_field_is_not_found(string label) => Assert.Equal(-1, FieldReading.IndexOf(label));

    [Fact]
    public void Every_array_of_the_field_table_has_one_entry_a_label()
    {
        int[] lengths =
        [
            FieldTable.Grammar.Length, FieldTable.Scale.Length, FieldTable.Min.Length, FieldTable.Max.Length,
            FieldTable.Step.Length, FieldTable.StepPercent.Length, FieldTable.Quantity.Length, FieldTable.EnumSet.Length,
            FieldTable.NoneValue.Length, FieldTable.NoneFlag.Length, FieldTable.HintFamily.Length, FieldTable.HintRank.Length,
        ];
        Assert.All(lengths, length => Assert.Equal(FieldTable.Count, length));
    }

    [Fact]
    public void Battery_voltage_waits_above_100_mV()
    {
        int field = FieldReading.IndexOf("V");

        Assert.Equal(100, FieldTable.Step[field]);
        Assert.Equal(0, FieldTable.StepPercent[field]);
    }

    [Fact]
    public void Time_to_go_of_minus_1_is_absent_and_clears_discharging()
    {
        int field = FieldReading.IndexOf("TTG");

        Assert.Equal(-1, FieldTable.NoneValue[field]);
        Assert.Equal(Quantity.Discharging, FieldTable.NoneFlag[field]);
    }

    [Fact]
    public void Quantity_texts_are_those_of_the_table()
    {
        for (int i = 0; i < Tables.Quantities.Count; i++)
        {
            QuantityRow row = Tables.Quantities[i];
            string[] edge =
            [
                QuantityText.Key(i), QuantityText.Name(i), QuantityText.Unit(i) ?? "", QuantityText.Component(i) ?? "",
                QuantityText.DeviceClass(i) ?? "", QuantityText.StateClass(i) ?? "", QuantityText.Category(i) ?? "",
            ];
            Assert.Equal([row.Key, row.Name, row.Unit, row.Component, row.DeviceClass, row.StateClass, row.Category], edge);
            Assert.Equal(row.Kind, CatalogueWords.Kinds[QuantityTable.Kind[i]]);
        }
    }

    [Fact]
    public void Every_product_id_has_the_name_and_family_of_the_table_or_none()
    {
        for (int pid = 0; pid <= 0xFFFF; pid++)
        {
            ProductRow? row = Tables.Product(pid) is { VeDirect: not "no" } known ? known : null;
            Assert.Equal(row?.Name, ProductText.Name(pid));
            Assert.Equal(row?.Family, ProductText.Family(pid) < 0 ? null : FamilyTable.Key(ProductText.Family(pid)));
        }
    }

    [Fact]
    public void Every_value_of_every_edge_enumeration_has_the_code_of_the_table_or_none()
    {
        foreach (FieldRow field in Tables.Fields)
        {
            int set = FieldTable.EnumSet[FieldReading.IndexOf(field.Label)];
            string name = Tables.Quantity(field.Quantity)!.EnumSet;
            Assert.Equal(name.Length > 0, set >= 0);
            for (int value = -200; set >= 0 && value < 300; value++)
            {
                Assert.Equal(Tables.EnumValue(name, value)?.Code, EnumText.Code(set, value));
            }
            IEnumerable<int> listed = set < 0 ? [] : Enumerable.Range(0, EnumText.Count(set)).Select(i => EnumText.ValueAt(set, i));
            Assert.Equal(name.Length == 0 ? [] : Tables.EnumValues(name).Select(v => v.Value), listed);
        }
    }

    [Fact]
    public void Witnesses_of_the_edge_are_those_of_the_table()
    {
        Assert.Equal(WitnessTable.Count, Tables.Witnesses.Count);
        for (int i = 0; i < Tables.Witnesses.Count; i++)
        {
            WitnessRow row = Tables.Witnesses[i];
            short second = WitnessTable.SecondCurrent[i];
            string[] edge =
            [
                QuantityText.Key(WitnessTable.Power[i]), QuantityText.Key(WitnessTable.Voltage[i]), QuantityText.Key(WitnessTable.Current[i]),
                second < 0 ? "" : QuantityText.Key(second),
            ];
            Assert.Equal([row.Power, row.Voltage, row.Current, row.SecondCurrent], edge);
            Assert.Equal(
                (row.BelowPercent, row.AbovePercent, row.SlackWatts),
                (WitnessTable.BelowPercent[i], WitnessTable.AbovePercent[i], WitnessTable.SlackWatts[i]));
        }
    }

    [Fact]
    public void Families_of_the_edge_are_those_of_the_table()
    {
        for (int i = 0; i < Tables.Families.Count; i++)
        {
            FamilyRow row = Tables.Families[i];
            Assert.Equal(row.Key, FamilyTable.Key(i));
            Assert.Equal(row.Parent, FamilyTable.Parent[i] == FamilyTable.None ? "" : FamilyTable.Key(FamilyTable.Parent[i]));
            Assert.Equal(row.SilenceSeconds, FamilyTable.SilenceSeconds[i]);
            Assert.Equal(row.Quiet ? 1 : 0, FamilyTable.Quiet[i]);
            Assert.Equal(row.Hex, CatalogueWords.Hex[FamilyTable.HexGeneration[i]]);
        }
    }

    [Fact]
    public void No_recorded_value_is_outside_its_range_and_no_recorded_label_unknown()
    {
        foreach (string path in Directory.GetFiles(RepositoryFiles.RequireCaptures(), "*.vedirect"))
        {
            foreach (Match match in TextField().Matches(Encoding.Latin1.GetString(File.ReadAllBytes(path))))
            {
                string label = match.Groups[1].Value;
                int field = FieldReading.IndexOf(label);
                Assert.True(field >= 0 || label == "Checksum", $"{path}: label {label}");
                if (field >= 0 && FieldReading.HasRange(field) && FieldReading.Read(field, match.Groups[2].Value, out int raw) == NumberStatus.Ok)
                {
                    Assert.True(raw >= FieldTable.Min[field] && raw <= FieldTable.Max[field], $"{path}: {label} {raw}");
                }
            }
        }
    }

    private static TheoryData<string, string, string> MakeExamples()
    {
        TheoryData<string, string, string> examples = new();
        foreach (FieldRow field in DeviceCatalogue.Load().Fields)
        {
            foreach ((string example, string expect) in field.Examples.Zip(field.Expects))
            {
                examples.Add(field.Label, example, expect);
            }
        }
        return examples;
    }

    // Whole fields only: a field cut by a HEX frame or by the end of a file has no CR behind its value.
    [GeneratedRegex(@"(?<=\r\n)([A-Za-z0-9_#]+)\t([^\r\n:]*)(?=\r\n)")]
    private static partial Regex TextField();
}
