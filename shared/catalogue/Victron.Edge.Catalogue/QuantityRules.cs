// QuantityRules: the rules over quantities.csv.

namespace Victron.Edge.Catalogue;

internal static class QuantityRules
{
    // The edge prints fixed point with at most this many digits after the point.
    private const int DecimalsMax = 6;

    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        findings.Unique(catalogue.Quantities, q => q.Row, q => q.Key, "key");
        foreach (QuantityRow row in catalogue.Quantities)
        {
            findings.Key(row.Row, "key");
            findings.Provenance(row.Row);
            findings.Word(row.Row, "kind", CatalogueWords.Kinds);
            findings.Word(row.Row, "ha_component", CatalogueWords.Components);
            findings.Word(row.Row, "ha_state_class", CatalogueWords.StateClasses);
            findings.Word(row.Row, "ha_category", CatalogueWords.Categories);
            findings.Require(
                CatalogueWords.Units.Contains(row.Unit), row.Row, "unit", "C04",
                $"unit '{row.Unit}'; write one of: {string.Join(", ", CatalogueWords.Units.Skip(1))}, or leave it empty");
            findings.Require(row.Name.Length > 0, row.Row, "name", "C07", "the quantity has no name; write Victron's word for it");
            findings.Require(
                row.Decimals is >= 0 and <= DecimalsMax, row.Row, "decimals", "C09", $"{row.Decimals} decimals; write 0 to {DecimalsMax}");
            if (row.EnumSet.Length > 0)
            {
                findings.Refers(catalogue.EnumValues(row.EnumSet).Count > 0, row.Row, "enum_set", row.EnumSet, "enums.csv");
            }
            CheckStep(findings, row);
            CheckHomeAssistant(catalogue, findings, row);
        }
    }

    private static void CheckStep(FindingList findings, QuantityRow row)
    {
        bool isOnOff = row.Kind == "state" && row.EnumSet.Length == 0;
        string? wrong = row.Kind switch
        {
            "state" when isOnOff && row.Row["step"].Length > 0 => "on and off are told apart by more letters than damage forges; empty the cell",
            "state" when !isOnOff && row.Step != 0 => "any change of a state waits for a second block; write 0",
            "identity" when row.Step != 0 => "any change of an identity waits for a second block; write 0",
            "instant" or "counter" when row.Step is < 0 => "a step is not negative; write 0 for any change, or empty for no check",
            _ => null,
        };
        findings.Require(wrong == null, row.Row, "step", "C11", $"step '{row.Row["step"]}': {wrong}");
        findings.Require(
            row.StepPercent is >= 0 and <= 100 && (row.StepPercent == 0 || row.Step > 0), row.Row, "step_percent", "C11",
            $"{row.StepPercent} %; write 1 to 100 beside a step, or leave it empty");
    }

    private static void CheckHomeAssistant(DeviceCatalogue catalogue, FindingList findings, QuantityRow row)
    {
        bool isBits = row.EnumSet.Length > 0 && catalogue.EnumValues(row.EnumSet).Any(v => v.IsBits);
        string? wrong = row switch
        {
            { Kind: "identity", Component: not "" } => "an identity is no entity; empty ha_component",
            { Kind: not "identity", Component: "" } => "everything but an identity is an entity; write sensor or binary_sensor",
            { Component: "binary_sensor" } when row.Kind != "state" || row.EnumSet.Length > 0 => "a binary sensor is a state of on and off",
            { DeviceClass: "enum" } when row.EnumSet.Length == 0 || isBits => "device class enum needs an enumeration in enum_set",
            { StateClass: not "" } when row.Kind is "state" or "identity" => "only numbers have a state class; empty it",
            _ => null,
        };
        findings.Require(wrong == null, row.Row, "ha_component", "C12", wrong ?? "");
        findings.Require(
            row.Unit != "kWh" || (row.DeviceClass == "energy" && row.StateClass is "total" or "total_increasing"), row.Row, "ha_state_class",
            "C12", "kWh needs device class energy and state class total_increasing or total, else no energy page shows it");
    }
}
