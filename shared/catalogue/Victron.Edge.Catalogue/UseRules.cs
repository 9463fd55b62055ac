// UseRules: the rules over the tables that say what is done with settings: restore-order.csv, chemistries.csv, presets.csv, controls.csv.

namespace Victron.Edge.Catalogue;

internal static class UseRules
{
    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        CheckRestore(catalogue, findings);
        foreach (ChemistryRow row in catalogue.Chemistries)
        {
            CheckChemistry(catalogue, findings, row);
        }
        findings.Unique(catalogue.Presets.SelectMany(p => p.Families.Select(f => (Row: p, Family: f))), p => p.Row.Row, p => $"{p.Family} {p.Row.Type}", "type");
        foreach (PresetRow row in catalogue.Presets)
        {
            CheckPreset(catalogue, findings, row);
        }
        findings.Unique(catalogue.Controls, c => c.Row, c => c.Key, "key");
        foreach (ControlRow row in catalogue.Controls)
        {
            CheckControl(catalogue, findings, row);
        }
    }

    private static void CheckRestore(DeviceCatalogue catalogue, FindingList findings)
    {
        int last = 0;
        foreach (RestoreRow row in catalogue.RestoreOrder)
        {
            findings.Word(row.Row, "action", CatalogueWords.RestoreActions);
            CheckFamilies(catalogue, findings, row.Row, row.Families);
            findings.Require(row.Step >= last, row.Row, "step", "C27", $"step {row.Step} after step {last}; keep the rows in order");
            findings.Require(
                row.Step == 0 == (row.Action == "never"), row.Row, "step", "C27", "step 0 is what is never restored, and nothing else is");
            foreach ((int from, int to) in row.Registers.Where(r => r.From == r.To))
            {
                findings.Require(
                    catalogue.Register(from) != null, row.Row, "registers", "C03", $"'0x{from:X4}' is not in registers.csv; add the row there or correct the id");
            }
            last = row.Step;
        }
        foreach (SettingRow row in catalogue.Settings.Where(s => s.Storage == "nv"))
        {
            string? lost = row.Families.FirstOrDefault(f => catalogue.RestoreStep(f, row.Id) == null);
            findings.Require(
                lost == null, row.Row, "storage", "C27", $"no step of restore-order.csv restores it on '{lost}'; add it to a step, or a row 'rest'");
        }
    }

    private static void CheckChemistry(DeviceCatalogue catalogue, FindingList findings, ChemistryRow row)
    {
        findings.Provenance(row.Row);
        findings.Word(row.Row, "chemistry", CatalogueWords.Chemistries);
        findings.Word(row.Row, "verdict", CatalogueWords.Verdicts);
        findings.Refers(catalogue.Register(row.Register) != null, row.Row, "register", row.Row["register"], "registers.csv");
        findings.Require(row.Text.Length > 0, row.Row, "text", "C07", "the limit has no text; say what the battery bears");
        findings.Require(
            row.Min == null == (row.Max == null) && row.Min.GetValueOrDefault() <= row.Max.GetValueOrDefault(), row.Row, "min", "C28",
            $"{row.Min} to {row.Max} is no range; write both ends, smaller one first, or neither");
        findings.Require(
            row.Verdict != "sign" || (row.Min != null && row.Chemistry != "unknown"), row.Row, "verdict", "C28",
            "a sign needs a range and a chemistry that it tells");
    }

    private static void CheckPreset(DeviceCatalogue catalogue, FindingList findings, PresetRow row)
    {
        findings.Provenance(row.Row);
        findings.Word(row.Row, "chemistry", CatalogueWords.Chemistries);
        CheckFamilies(catalogue, findings, row.Row, row.Families);
        string? without = row.Families.FirstOrDefault(f =>
            catalogue.Entry(f, DeviceCatalogue.BatteryTypeRegister) is not RegisterEntry type || catalogue.EnumValue(type.EnumSet, row.Type) == null);
        findings.Require(
            without == null, row.Row, "type", "C29", $"type {row.Type} is no value of the battery type of '{without}'; add it to enums.csv or correct it");
        bool ordered = row.FloatVoltage.GetValueOrDefault() <= (row.AbsorptionVoltage ?? decimal.MaxValue) && (row.AbsorptionVoltage ?? 0) <= (row.EqualiseVoltage ?? decimal.MaxValue);
        findings.Require(ordered, row.Row, "absorption", "C29", "equalise, absorption and float do not fall in this order; correct the figures");
    }

    private static void CheckControl(DeviceCatalogue catalogue, FindingList findings, ControlRow row)
    {
        findings.Key(row.Row, "key");
        findings.Word(row.Row, "component", CatalogueWords.ControlComponents);
        findings.Require(row.Name.Length > 0 && row.Text.Length > 0, row.Row, "name", "C07", "a control has a name and a text; fill both");
        CheckFamilies(catalogue, findings, row.Row, row.Families);
        foreach (RegisterEntry? entry in row.Families.Select(f => catalogue.Entry(f, row.Register)))
        {
            findings.Require(
                entry is { IsWritable: true }, row.Row, "register", "C30", $"the register is not written: {entry?.WhyNot ?? "the family does not have it"}");
            string? wrong = entry == null ? null : Misfit(row, entry);
            findings.Require(wrong == null, row.Row, "component", "C30", wrong ?? "");
        }
    }

    private static string? Misfit(ControlRow row, RegisterEntry entry) => row switch
    {
        { Component: "switch" } when row.On == null || row.Off == null => "a switch needs the raw values for on and off",
        { Component: "number" } when entry.Min == null || entry.Max == null => "a number needs min and max of the register",
        { Component: "select" } when entry.EnumSet.Length == 0 => "a select needs a set that names the values",
        { RefreshSeconds: 0 } when entry.Need("refresh_s") != null => "the register forgets; write in refresh_s when it is written again",
        { RefreshSeconds: > 0 } when entry.Need("refresh_s") is not SettingNeed need || row.RefreshSeconds * 2 > need.Values[0] =>
            "refresh_s is for registers that forget, and at most half of their time",
        _ when row.RefreshSeconds == 0 != (row.HoldSeconds == 0) || row.RefreshSeconds > row.HoldSeconds =>
            "hold_s says for how long a value is written again that nobody asks for any more: with refresh_s, and no shorter",
        _ => null,
    };

    private static void CheckFamilies(DeviceCatalogue catalogue, FindingList findings, CsvRow row, string[] families)
    {
        findings.Require(families.Length > 0, row, "families", "C07", "no family; write 'any' when it holds for all products");
        foreach (string family in families)
        {
            findings.Refers(catalogue.Family(family) != null, row, "families", family, "families.csv");
        }
    }
}
