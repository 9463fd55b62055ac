// CatalogueRules: what must hold over the rows, each rule with a number. Reading errors are CatalogueException instead.
// The list of rules with their reasons stands in shared/catalogue/README.md; each has a test that makes it fire.

namespace Victron.Edge.Catalogue;

/// <summary>Checks a catalogue; nothing is generated from tables that break a rule.</summary>
public static class CatalogueRules
{
    /// <summary>All findings, by file, line and column; empty when the tables are sound.</summary>
    public static IReadOnlyList<Finding> Check(DeviceCatalogue catalogue)
    {
        FindingList findings = new();
        EnumRules.Check(catalogue, findings);
        FamilyRules.Check(catalogue, findings);
        QuantityRules.Check(catalogue, findings);
        FieldRules.Check(catalogue, findings);
        WitnessRules.Check(catalogue, findings);
        RegisterRules.Check(catalogue, findings);
        SettingRules.Check(catalogue, findings);
        UseRules.Check(catalogue, findings);
        return findings.InFileOrder();
    }
}
