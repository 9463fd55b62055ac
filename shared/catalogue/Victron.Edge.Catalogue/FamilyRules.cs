// FamilyRules: the rules over families.csv and products.csv.

namespace Victron.Edge.Catalogue;

internal static class FamilyRules
{
    // An hour of silence is no longer "late"; no family that we know of is silent for longer between two blocks.
    private const int SilenceSecondsMax = 3600;

    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        findings.Unique(catalogue.Families, f => f.Row, f => f.Key, "key");
        findings.Unique(catalogue.Products, p => p.Row, p => p.Row["pid"], "pid");
        foreach (FamilyRow row in catalogue.Families)
        {
            findings.Key(row.Row, "key");
            findings.Provenance(row.Row);
            findings.Word(row.Row, "text", CatalogueWords.Text);
            findings.Word(row.Row, "hex", CatalogueWords.Hex);
            findings.Require(
                row.SilenceSeconds is >= 1 and <= SilenceSecondsMax, row.Row, "silence_s", "C09",
                $"{row.SilenceSeconds} s of silence; write 1 to {SilenceSecondsMax}");
            CheckParent(catalogue, findings, row);
        }
        foreach (ProductRow row in catalogue.Products)
        {
            findings.Provenance(row.Row);
            findings.Word(row.Row, "ve_direct", CatalogueWords.VeDirect);
            findings.Refers(catalogue.Family(row.Family) != null, row.Row, "family", row.Family, "families.csv");
            findings.Require(row.Name.Length > 0, row.Row, "name", "C07", "the product has no name; write what is printed on it");
            findings.Require(
                row.Pid is >= 0 and <= 0xFFFF && row.Row["pid"] == $"0x{row.Pid:X4}", row.Row, "pid", "C09",
                $"product id '{row.Row["pid"]}'; write 0x and four capital digits");
        }
    }

    private static void CheckParent(DeviceCatalogue catalogue, FindingList findings, FamilyRow row)
    {
        bool isRoot = ReferenceEquals(row, catalogue.Families[0]);
        if (isRoot)
        {
            findings.Require(row.Parent.Length == 0, row.Row, "parent", "C10", "the first family is the root and has no parent; empty the cell");
            return;
        }
        findings.Refers(catalogue.Family(row.Parent) != null, row.Row, "parent", row.Parent, "families.csv");
        findings.Require(
            catalogue.Family(row.Parent) == null || catalogue.IsWithin(row.Key, catalogue.Families[0].Key), row.Row, "parent", "C10",
            $"'{row.Key}' does not lead to the root '{catalogue.Families[0].Key}'; its parents form a ring");
    }
}
