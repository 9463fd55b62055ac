// SettingRules: the rules over settings.csv, groups.csv and dangers.csv.

namespace Victron.Edge.Catalogue;

internal static class SettingRules
{
    internal static void Check(DeviceCatalogue catalogue, FindingList findings)
    {
        findings.Unique(catalogue.Groups, g => g.Row, g => g.Key, "key");
        findings.Unique(catalogue.Dangers, d => d.Row, d => d.Code, "code");
        findings.Unique(catalogue.Settings.SelectMany(s => s.Families.Select(f => (Row: s, Family: f))), s => s.Row.Row, s => $"{s.Row.Id} {s.Family}", "id");
        foreach (GroupRow row in catalogue.Groups)
        {
            findings.Key(row.Row, "key");
            findings.Require(row.Name.Length > 0, row.Row, "name", "C07", "the group has no name; say what the registers are about");
        }
        foreach (DangerRow row in catalogue.Dangers)
        {
            findings.Code(row.Row, "code");
            findings.Require(row.Text.Length > 0, row.Row, "text", "C07", "the danger has no text; say what can happen");
            findings.Require(row.WayBack.Length > 0, row.Row, "way_back", "C07", "say how one comes back, or that one does not");
        }
        foreach (SettingRow row in catalogue.Settings)
        {
            CheckWords(findings, row);
            CheckReferences(catalogue, findings, row);
            if (catalogue.Register(row.Id) is RegisterRow register)
            {
                CheckFigures(findings, row, register);
                CheckSource(findings, row, register);
            }
        }
    }

    private static void CheckWords(FindingList findings, SettingRow row)
    {
        findings.Require(row.Source.Length > 0, row.Row, "source", "C06", "the row names no source; write the source letters (see README.md)");
        findings.Word(row.Row, "status", CatalogueWords.SettingStatuses);
        findings.Word(row.Row, "access", CatalogueWords.Accesses);
        findings.Word(row.Row, "storage", CatalogueWords.Storages);
        findings.Word(row.Row, "readback", CatalogueWords.Readbacks);
        findings.Word(row.Row, "per_volt", CatalogueWords.PerVolts);
        findings.Require(
            CatalogueWords.RegisterUnits.Contains(row.Unit), row.Row, "unit", "C04",
            $"unit '{row.Unit}'; write one of: {string.Join(", ", CatalogueWords.RegisterUnits.Skip(1))}, or leave it empty");
    }

    private static void CheckReferences(DeviceCatalogue catalogue, FindingList findings, SettingRow row)
    {
        findings.Refers(catalogue.Register(row.Row["id"].Length == 6 ? row.Id : -1) != null, row.Row, "id", row.Row["id"], "registers.csv");
        findings.Refers(catalogue.Danger(row.Danger) != null, row.Row, "danger", row.Danger, "dangers.csv");
        findings.Require(row.Families.Length > 0, row.Row, "families", "C07", "no family; write for which products the figures hold");
        foreach (string family in row.Families)
        {
            findings.Refers(catalogue.Family(family) != null, row.Row, "families", family, "families.csv");
        }
        if (row.EnumSet is not ("" or "-"))
        {
            findings.Refers(catalogue.EnumValues(row.EnumSet).Count > 0, row.Row, "enum_set", row.EnumSet, "enums.csv");
        }
        foreach (SettingNeed need in row.Needs)
        {
            bool known = new[] { need.Register, need.RegisterTo }.All(id => id == null || catalogue.Register(id.Value) != null);
            findings.Require(known, row.Row, "requires", "C03", $"'{need.Text}' names a register that is not in registers.csv; add it there or correct the id");
        }
    }

    private static void CheckFigures(FindingList findings, SettingRow row, RegisterRow register)
    {
        decimal scale = row.Scale ?? register.Scale ?? 1;
        findings.Require(scale > 0, row.Row, "scale", "C25", $"scale {scale}; write a number above 0, or leave it empty");
        findings.Require(row.Step is null or > 0, row.Row, "step", "C25", $"step {row.Step}; write a number above 0, or leave it empty");
        findings.Require(
            row.Min is not decimal min || row.Max is not decimal max || min <= max, row.Row, "max", "C25",
            $"max {row.Max} is below min {row.Min}; exchange or correct them");
        if (scale <= 0 || RegisterRange.Of(register.Type) is not (long least, long most))
        {
            return;
        }
        foreach ((string column, decimal? value) in new[] { ("min", row.Min), ("max", row.Max), ("default", row.Default) })
        {
            findings.Require(
                value is not decimal v || (v / scale >= least && v / scale <= most && v / scale == decimal.Truncate(v / scale)), row.Row, column, "C25",
                $"{value} with scale {scale} is no raw value of type {register.Type}; correct scale or value");
        }
        foreach (SettingNeed need in row.Needs.Where(n => n.Kind is "allowed" or "special" or "keep_bits"))
        {
            findings.Require(
                need.Values.All(v => v >= least && v <= most), row.Row, "requires", "C25",
                $"'{need.Text}' names a raw value that does not fit type {register.Type}");
        }
    }

    private static void CheckSource(FindingList findings, SettingRow row, RegisterRow register)
    {
        findings.Require(
            row.BoundsSource.Length == 0 || WriteVerdict.IsBounded(register, row), row.Row, "bounds_source", "C26",
            "limits are vouched for that are not complete; write min and max, allowed or range_from, or empty bounds_source");
        string[] letters = row.Source.Split('+');
        findings.Require(
            row.BoundsSource.Split('+', StringSplitOptions.RemoveEmptyEntries).All(letters.Contains), row.Row, "bounds_source", "C26",
            $"'{row.BoundsSource}' names letters that column source does not; add them there");
    }
}
