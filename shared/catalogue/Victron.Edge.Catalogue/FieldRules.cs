// FieldRules: the rules over fields.csv.

namespace Victron.Edge.Catalogue;

internal static class FieldRules
{
    // A label is packed into 64 bits on the edge; the vendor's own limit is 8 characters too.
    private const int LabelBytesMax = 8;

    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        findings.Unique(catalogue.Fields, f => f.Row, f => f.Label.ToUpperInvariant(), "label");
        foreach (FieldRow row in catalogue.Fields)
        {
            findings.Provenance(row.Row);
            findings.Word(row.Row, "grammar", CatalogueWords.Grammars);
            findings.Require(
                row.Label.Length is > 0 and <= LabelBytesMax && row.Label.All(c => c is > ' ' and <= '~' and not ':'), row.Row, "label", "C13",
                $"label '{row.Label}'; write 1 to {LabelBytesMax} printable characters without blanks and ':'");
            CheckReferences(catalogue, findings, row);
            CheckRange(catalogue, findings, row);
            CheckNone(catalogue, findings, row);
            CheckExamples(findings, row);
        }
    }

    private static void CheckReferences(DeviceCatalogue catalogue, FindingList findings, FieldRow row)
    {
        findings.Refers(catalogue.Quantity(row.Quantity) != null, row.Row, "quantity", row.Quantity, "quantities.csv");
        foreach (string family in row.Families)
        {
            findings.Refers(catalogue.Family(family) != null, row.Row, "families", family, "families.csv");
        }
        findings.Require(row.Families.Length > 0, row.Row, "families", "C07", "no family; write 'any' when all products send it");
        if (row.FamilyHint.Length > 0)
        {
            findings.Refers(catalogue.Family(row.FamilyHint) != null, row.Row, "family_hint", row.FamilyHint, "families.csv");
        }
        findings.Require(
            row.FamilyHint.Length > 0 == row.HintRank is >= 1 and <= 255, row.Row, "hint_rank", "C14",
            $"rank {row.HintRank}; a hint has a rank of 1 to 255, no hint has none");
    }

    private static void CheckRange(DeviceCatalogue catalogue, FindingList findings, FieldRow row)
    {
        bool isText = row.Grammar is "text" or "onoff";
        findings.Require(
            !isText || (row.RawMin == null && row.RawMax == null && row.Scale == 0), row.Row, "raw_min", "C15",
            $"grammar '{row.Grammar}' has no range and no scale; empty raw_min and raw_max, write scale 0");
        findings.Require(
            row.Grammar is not ("int" or "uint") || (row.RawMin != null && row.RawMax != null), row.Row, "raw_min", "C15",
            "a number without range is believed whatever it says; write raw_min and raw_max");
        findings.Require(
            row.RawMin is not int min || row.RawMax is not int max || min < max, row.Row, "raw_max", "C15",
            $"raw_max {row.RawMax} is not above raw_min {row.RawMin}; exchange or correct them");
        findings.Require(
            row.Grammar != "uint" || row.RawMin is null or >= 0, row.Row, "raw_min", "C15", "grammar uint has no sign; write 0 or more, or grammar int");
        findings.Require(
            row.Scale is >= -6 and <= 0, row.Row, "scale", "C15", $"scale {row.Scale}; write a power of ten of -6 to 0");
        if (catalogue.Quantity(row.Quantity) is QuantityRow quantity)
        {
            findings.Require(
                quantity.Decimals == -row.Scale, row.Row, "scale", "C15",
                $"scale {row.Scale} but quantity '{quantity.Key}' has {quantity.Decimals} decimals; the two must match");
            findings.Require(
                StepFits(row, quantity), row.Row, "scale", "C15", $"the step of '{quantity.Key}' is no whole number of raw units; change it in quantities.csv");
        }
    }

    private static bool StepFits(FieldRow row, QuantityRow quantity)
    {
        if (quantity.Step is not decimal step)
        {
            return true;
        }
        for (int i = row.Scale; i < 0; i++)
        {
            step *= 10;
        }
        return step == decimal.Truncate(step) && step <= int.MaxValue;
    }

    private static void CheckNone(DeviceCatalogue catalogue, FindingList findings, FieldRow row)
    {
        if (row.NoneFlag.Length > 0)
        {
            findings.Refers(catalogue.Quantity(row.NoneFlag) != null, row.Row, "none_flag", row.NoneFlag, "quantities.csv");
        }
        findings.Require(
            row.NoneValue is not int none || (row.RawMin <= none && none <= row.RawMax), row.Row, "none_value", "C16",
            $"none_value {row.NoneValue} is outside raw_min to raw_max, so it would be refused; widen the range");
        findings.Require(
            row.NoneFlag.Length == 0 || row.NoneValue != null, row.Row, "none_flag", "C16", "a flag without none_value never changes; write none_value");
    }

    private static void CheckExamples(FindingList findings, FieldRow row)
    {
        findings.Require(
            row.Status != "confirmed" || row.Examples.Length > 0, row.Row, "example", "C17",
            "a confirmed field shows an example as sent and what it means; fill example and expect");
        findings.Require(
            row.Examples.Length == row.Expects.Length, row.Row, "expect", "C17",
            $"{row.Examples.Length} examples but {row.Expects.Length} expected values; both are lists between |");
        findings.Require(
            !row.Nullable || row.Examples.Contains("---"), row.Row, "example", "C17", "a nullable field shows --- and 'absent' among its examples");
    }
}
