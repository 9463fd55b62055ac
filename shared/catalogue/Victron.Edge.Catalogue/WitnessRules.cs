// WitnessRules: the rules over witnesses.csv.

namespace Victron.Edge.Catalogue;

internal static class WitnessRules
{
    // A relation wider than this tells no damaged value from a good one.
    private const int PercentMax = 50;
    private const int SlackWattsMax = 20;

    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        findings.Unique(catalogue.Witnesses, w => w.Row, w => w.Power, "power");
        foreach (WitnessRow row in catalogue.Witnesses)
        {
            findings.Provenance(row.Row);
            CheckQuantity(catalogue, findings, row.Row, "power", "W");
            CheckQuantity(catalogue, findings, row.Row, "voltage", "V");
            CheckQuantity(catalogue, findings, row.Row, "current", "A");
            if (row.SecondCurrent.Length > 0)
            {
                CheckQuantity(catalogue, findings, row.Row, "second_current", "A");
            }
            CheckSize(findings, row.Row, "below_percent", row.BelowPercent, PercentMax);
            CheckSize(findings, row.Row, "above_percent", row.AbovePercent, PercentMax);
            CheckSize(findings, row.Row, "slack_w", row.SlackWatts, SlackWattsMax);
        }
    }

    private static void CheckQuantity(DeviceCatalogue catalogue, FindingList findings, CsvRow row, string column, string unit)
    {
        QuantityRow? quantity = catalogue.Quantity(row[column]);
        findings.Refers(quantity != null, row, column, row[column], "quantities.csv");
        findings.Require(
            quantity == null || quantity.Unit == unit, row, column, "C22", $"'{row[column]}' is in '{quantity?.Unit}'; name a quantity in {unit}");
    }

    private static void CheckSize(FindingList findings, CsvRow row, string column, int value, int most) =>
        findings.Require(value >= 0 && value <= most, row, column, "C23", $"{column} {value}; write 0 to {most}");
}
