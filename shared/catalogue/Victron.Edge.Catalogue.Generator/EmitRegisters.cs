// EmitRegisters: the HEX registers as a page for people, and on which products each may be written.

using System.Globalization;
using System.Text;

namespace Victron.Edge.Catalogue.Generator;

internal static class EmitRegisters
{
    internal static string Registers(DeviceCatalogue catalogue)
    {
        StringBuilder page = EmitReference.Page(
            "HEX registers", "registers.csv` and `settings.csv",
            $"{catalogue.Registers.Count} registers that people may want to read or set. Ranges and defaults are in the unit, not raw; "
            + "`*U/12` means that they grow with the battery voltage: twice as much at 24 V. "
            + "A register is written only on the products in the second table of its group, and only while its requirements hold. "
            + $"Another {catalogue.InternalRegisters.Count} ids for tuning and diagnosis stand in `internal-registers.csv` only.");
        foreach (IGrouping<string, RegisterRow> group in catalogue.Registers.GroupBy(r => r.Group))
        {
            _ = page.Append(CultureInfo.InvariantCulture, $"\n## {catalogue.GroupName(group.Key)}\n\nGroup `{group.Key}`.\n");
            Read(catalogue, page, group);
            Write(catalogue, page, group);
        }
        Dangers(catalogue, page);
        return page.ToString();
    }

    private static void Read(DeviceCatalogue catalogue, StringBuilder page, IEnumerable<RegisterRow> group)
    {
        EmitReference.Head(page, "Id", "Key", "Name", "Type", "Scale", "Unit", "Access", "Range", "Families", "Status", "Notes");
        foreach (RegisterRow row in group)
        {
            EmitReference.Line(
                page, $"`0x{row.Id:X4}`", $"`{row.Key}`", row.Name, row.Type, Number(row.Scale), row.Unit, row.Access,
                row.EnumSet.Length > 0 ? Set(catalogue, row.EnumSet) : Range(row.Min, row.Max),
                EmitReference.Families(catalogue, row.Families), row.Status, row.Notes);
        }
    }

    private static void Write(DeviceCatalogue catalogue, StringBuilder page, IEnumerable<RegisterRow> group)
    {
        List<SettingRow> settings = [.. group.SelectMany(r => catalogue.Settings.Where(s => s.Id == r.Id))];
        if (settings.Count == 0)
        {
            return;
        }
        EmitReference.Head(
            page, "Id", "Key", "Products", "Written", "Range", "Step", "Default", "Stored", "Danger", "Requires", "Why not, notes", "Sources");
        foreach (SettingRow row in settings)
        {
            foreach (string family in row.Families)
            {
                if (catalogue.Entry(family, row.Id) is RegisterEntry entry)
                {
                    Setting(catalogue, page, family, entry);
                }
            }
        }
    }

    private static void Setting(DeviceCatalogue catalogue, StringBuilder page, string family, RegisterEntry entry)
    {
        SettingRow row = entry.Rule!;
        string perVolt = entry.IsRangePerVolt ? " *U/12" : "";
        string unit = entry.Unit.Length > 0 ? $" {entry.Unit}" : "";
        string range = Range(entry.Min, entry.Max);
        string limits = entry.EnumSet.Length > 0 ? Set(catalogue, entry.EnumSet) : range.Length > 0 ? $"{range}{unit}{perVolt}" : "";
        string standard = entry.Default == null ? "" : $"{Number(entry.Default)}{unit}{(entry.IsDefaultPerVolt ? " *U/12" : "")}";
        string why = entry.WhyNot.Length > 0 ? $"not written: {entry.WhyNot}" : "";
        EmitReference.Line(
            page, $"`0x{entry.Id:X4}`", $"`{entry.Key}`", catalogue.Family(family)!.Name, entry.IsWritable ? "yes" : "no", limits, Number(row.Step),
            standard, row.Storage, row.Danger == "none" ? "" : row.Danger, string.Join(", ", entry.Needs.Select(n => $"`{n.Text}`")),
            string.Join("; ", new[] { why, row.Notes }.Where(t => t.Length > 0)), $"{row.Source} ({row.Status})");
    }

    private static void Dangers(DeviceCatalogue catalogue, StringBuilder page)
    {
        _ = page.Append("\n## What can happen\n");
        EmitReference.Head(page, "Danger", "What can happen", "Way back");
        foreach (DangerRow row in catalogue.Dangers.Where(d => d.Code != "none"))
        {
            EmitReference.Line(page, row.Code, row.Text, row.WayBack);
        }
    }

    private static string Set(DeviceCatalogue catalogue, string set) => $"[{set}](enums.md#{catalogue.SetName(set)})";

    private static string Range(decimal? min, decimal? max) => min == null && max == null ? "" : $"{Number(min)} … {Number(max)}";

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
