// EnumRules: the rules over enums.csv, enum-aliases.csv and remedies.csv.

namespace Victron.Edge.Catalogue;

internal static class EnumRules
{
    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        findings.Unique(catalogue.Enums, e => e.Row, e => $"{e.Set} {e.Value}", "value");
        findings.Unique(catalogue.Enums, e => e.Row, e => $"{e.Set} {e.Code}", "code");
        findings.Unique(catalogue.EnumAliases, a => a.Row, a => a.Set, "set");
        foreach (EnumRow row in catalogue.Enums)
        {
            findings.Key(row.Row, "set");
            findings.Code(row.Row, "code");
            findings.Provenance(row.Row);
            findings.Require(row.Text.Length > 0, row.Row, "text", "C07", "the value has no text; say in a few words what it means");
            CheckValue(catalogue, findings, row);
        }
        foreach (EnumAliasRow row in catalogue.EnumAliases)
        {
            findings.Refers(catalogue.EnumSets.Contains(row.SameAs), row.Row, "same_as", row.SameAs, "enums.csv");
            findings.Require(
                !catalogue.EnumSets.Contains(row.Set), row.Row, "set", "C01", $"'{row.Set}' is also a set of enums.csv; keep one of the two");
        }
        CheckRemedies(catalogue, findings);
    }

    // A set of errors of which some have a remedy has one for each: a page cannot say why one has none.
    private static void CheckRemedies(DeviceCatalogue catalogue, FindingList findings)
    {
        findings.Unique(catalogue.Remedies, r => r.Row, r => $"{r.Set} {r.Code}", "code");
        foreach (RemedyRow row in catalogue.Remedies)
        {
            findings.Refers(catalogue.EnumValues(row.Set).Any(e => e.Code == row.Code), row.Row, "code", row.Code, "enums.csv");
            findings.Require(row.Text.Length > 0, row.Row, "text", "C07", "the remedy has no text; say what to look at and what to do");
        }
        foreach (EnumRow row in catalogue.Enums.Where(e => e.Code != "no_error" && catalogue.Remedies.Any(r => r.Set == e.Set)))
        {
            findings.Require(catalogue.Remedies.Any(r => r.Set == row.Set && r.Code == row.Code), row.Row, "code", "C07", $"'{row.Code}' has no row in remedies.csv; say what to do about it");
        }
    }

    private static void CheckValue(DeviceCatalogue catalogue, FindingList findings, EnumRow row)
    {
        (int min, int max) = row.IsBits ? (0, 31) : (-128, 255);
        findings.Require(
            row.Value >= min && row.Value <= max, row.Row, "value", "C08",
            $"{row.Value} is outside {min} to {max}; a bit set lists bit numbers, not masks");
        findings.Require(
            row.IsBits == catalogue.EnumValues(row.Set)[0].IsBits, row.Row, "kind", "C08",
            $"set '{row.Set}' mixes bits and values; make two sets of it");
    }
}
