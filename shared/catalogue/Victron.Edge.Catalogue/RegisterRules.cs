// RegisterRules: the rules over registers.csv and internal-registers.csv.

namespace Victron.Edge.Catalogue;

internal static class RegisterRules
{
    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        IEnumerable<RegisterRow> all = catalogue.Registers.Concat(catalogue.InternalRegisters);
        findings.Unique(all, r => r.Row, r => r.Row["id"], "id");
        findings.Unique(all, r => r.Row, r => r.Key, "key");
        foreach (RegisterRow row in all)
        {
            findings.Key(row.Row, "key");
            findings.Provenance(row.Row);
            findings.Word(row.Row, "type", CatalogueWords.RegisterTypes);
            findings.Word(row.Row, "access", CatalogueWords.Accesses);
            findings.Word(row.Row, "bounds", CatalogueWords.Bounds);
            findings.Require(
                CatalogueWords.RegisterUnits.Contains(row.Unit), row.Row, "unit", "C04",
                $"unit '{row.Unit}'; write one of: {string.Join(", ", CatalogueWords.RegisterUnits.Skip(1))}, or leave it empty");
            findings.Require(
                row.Id is >= 0 and <= 0xFFFF && row.Row["id"] == $"0x{row.Id:X4}", row.Row, "id", "C09",
                $"register id '{row.Row["id"]}'; write 0x and four capital digits");
            CheckReferences(catalogue, findings, row);
            CheckRange(findings, row);
            CheckWritable(findings, row);
            CheckExamples(catalogue, findings, row);
        }
    }

    private static void CheckReferences(DeviceCatalogue catalogue, FindingList findings, RegisterRow row)
    {
        findings.Require(row.Families.Length > 0, row.Row, "families", "C07", "no family; write 'any', or 'unspecified' when the source names none");
        foreach (string family in row.Families)
        {
            findings.Refers(catalogue.Family(family) != null, row.Row, "families", family, "families.csv");
        }
        if (row.EnumSet.Length > 0)
        {
            findings.Refers(catalogue.EnumValues(row.EnumSet).Count > 0, row.Row, "enum_set", row.EnumSet, "enums.csv");
        }
        findings.Refers(catalogue.Groups.Any(g => g.Key == row.Group), row.Row, "group", row.Group, "groups.csv");
        if (row.Quantity.Length > 0)
        {
            QuantityRow? quantity = catalogue.Quantity(row.Quantity);
            findings.Refers(quantity != null, row.Row, "quantity", row.Quantity, "quantities.csv");
            findings.Require(
                quantity == null || quantity.Unit == row.Unit || (quantity.Unit == "°C" && row.Unit == "K"), row.Row, "unit", "C18",
                $"unit '{row.Unit}' but quantity '{row.Quantity}' is in '{quantity?.Unit}'; correct one of them");
        }
    }

    private static void CheckRange(FindingList findings, RegisterRow row)
    {
        findings.Require(row.Scale is null or > 0, row.Row, "scale", "C19", $"scale {row.Scale}; write a number above 0, or leave it empty");
        if (row.Scale is <= 0 || RegisterRange.Of(row.Type) is not (long least, long most))
        {
            return;
        }
        decimal scale = row.Scale ?? 1;
        foreach ((string column, decimal? value) in new[] { ("min", row.Min), ("max", row.Max), ("default", row.Default) })
        {
            findings.Require(
                value is not decimal v || (v / scale >= least && v / scale <= most), row.Row, column, "C19",
                $"{value} with scale {scale} does not fit type {row.Type}; correct scale or value");
        }
        findings.Require(
            row.Min is not decimal min || row.Max is not decimal max || min <= max, row.Row, "max", "C19", $"max {row.Max} is below min {row.Min}; exchange or correct them");
        findings.Require(
            row.NotAvailable is not long none || (none >= 0 && none <= most - least), row.Row, "not_available", "C20",
            $"0x{row.NotAvailable:X} does not fit type {row.Type}");
        findings.Require(
            row.NotAvailable is not long gone || row.Min == null || row.Max == null || gone < row.Min / scale || gone > row.Max / scale, row.Row,
            "not_available", "C20", "the value for 'not available' lies between min and max; one of the three is wrong");
    }

    private static void CheckWritable(FindingList findings, RegisterRow row)
    {
        string? wrong = row switch
        {
            { Access: "rw" or "w", Bounds: "" } => "a writable register says what may be written: range, enum, action, free or unknown",
            { Access: "r", Bounds: not "" } => "a read-only register has no bounds; empty the cell",
            { Bounds: "range" } when row.Min == null || row.Max == null => "bounds 'range' needs min and max",
            { Bounds: "enum" } when row.EnumSet.Length == 0 => "bounds 'enum' needs an enum_set",
            { Bounds: "action" } when row.Type != "void" => "bounds 'action' is for registers without a value",
            _ => null,
        };
        findings.Require(wrong == null, row.Row, "bounds", "C21", wrong ?? "");
    }

    private static void CheckExamples(DeviceCatalogue catalogue, FindingList findings, RegisterRow row)
    {
        findings.Require(
            row.Examples.Length == row.Expects.Length, row.Row, "expect", "C24",
            $"{row.Examples.Length} examples but {row.Expects.Length} expected values; both are lists between |");
        foreach ((string example, string expect) in row.Examples.Zip(row.Expects))
        {
            bool isHex = example.Length % 2 == 0 && example.All(c => char.IsAsciiDigit(c) || c is >= 'A' and <= 'F');
            findings.Require(isHex, row.Row, "example", "C24", $"'{example}'; write the payload bytes as pairs of digits and capital letters");
            string means = isHex ? RegisterValue.Decode(catalogue, row, Convert.FromHexString(example)).Text : expect;
            findings.Require(
                means == expect, row.Row, "example", "C24", $"'{example}' means '{means}', not '{expect}'; correct example, type, scale, set or expect");
        }
    }
}
