// SettingReader: turns the cells of the tables about settings into records. As in RowReader, what is merely wrong is left to CatalogueRules.

using System.Globalization;

namespace Victron.Edge.Catalogue;

internal static class SettingReader
{
    internal static List<SettingRow> Settings(CatalogueTables tables) => RowReader.Read(
        tables, "settings.csv",
        "id,families,access,scale,unit,enum_set,min,max,step,default,per_volt,storage,danger,requires,readback,bounds_source,withheld,source,status,notes",
        r => new SettingRow(
            r, r.RequiredWhole("id"), r.List("families"), r["access"], r.Number("scale"), r["unit"], r["enum_set"], r.Number("min"),
            r.Number("max"), r.Number("step"), r.Number("default"), r["per_volt"], r["storage"], r["danger"], Needs(r), r["readback"],
            r["bounds_source"], r["withheld"], r["source"], r["status"], r["notes"]));

    internal static List<GroupRow> Groups(CatalogueTables tables) => RowReader.Read(
        tables, "groups.csv", "key,name", r => new GroupRow(r, r["key"], r["name"]));

    internal static List<DangerRow> Dangers(CatalogueTables tables) => RowReader.Read(
        tables, "dangers.csv", "code,text,way_back", r => new DangerRow(r, r["code"], r["text"], r["way_back"]));

    internal static List<RestoreRow> RestoreOrder(CatalogueTables tables) => RowReader.Read(
        tables, "restore-order.csv", "step,action,families,registers,order,text",
        r => new RestoreRow(
            r, r.RequiredWhole("step"), r["action"], r.List("families"), r["registers"] == "rest" ? [] : Ranges(r), r["registers"] == "rest",
            IsLevels(r), r["text"]));

    internal static List<ChemistryRow> Chemistries(CatalogueTables tables) => RowReader.Read(
        tables, "chemistries.csv", "chemistry,register,min,max,per_volt,verdict,text,source,status",
        r => new ChemistryRow(
            r, r["chemistry"], r.RequiredWhole("register"), r.Number("min"), r.Number("max"), RowReader.YesNo(r, "per_volt"), r["verdict"],
            r["text"], r["source"], r["status"]));

    internal static List<PresetRow> Presets(CatalogueTables tables) => RowReader.Read(
        tables, "presets.csv", "families,type,chemistry,absorption,float,equalise,equalise_percent,temp_comp,source,status,notes",
        r => new PresetRow(
            r, r.List("families"), r.RequiredWhole("type"), r["chemistry"], r.Number("absorption"), r.Number("float"), r.Number("equalise"),
            r.Number("equalise_percent"), r.Number("temp_comp"), r["source"], r["status"], r["notes"]));

    internal static List<ControlRow> Controls(CatalogueTables tables) => RowReader.Read(
        tables, "controls.csv", "key,name,families,component,register,on,off,first,refresh_s,hold_s,text",
        r => new ControlRow(
            r, r["key"], r["name"], r.List("families"), r["component"], r.RequiredWhole("register"), r.Whole("on"), r.Whole("off"),
            r["first"].Length == 0 ? null : Need(r, "first", r["first"]), r.Whole("refresh_s") ?? 0, r.Whole("hold_s") ?? 0, r["text"]));

    private static SettingNeed[] Needs(CsvRow row) => [.. row.List("requires").Select(text => Need(row, "requires", text))];

    private static SettingNeed Need(CsvRow row, string column, string text) => SettingNeed.Parse(text) ?? throw new CatalogueException(
        row.PlaceOf(column), $"'{text}' is no requirement; the forms stand in README.md");

    private static bool IsLevels(CsvRow row) => row["order"] switch
    {
        "levels" => true,
        "" => false,
        _ => throw new CatalogueException(row.PlaceOf("order"), $"'{row["order"]}' in column 'order'; write levels or leave it empty"),
    };

    private static List<(int From, int To)> Ranges(CsvRow row)
    {
        List<(int From, int To)> ranges = [];
        foreach (string text in row.List("registers"))
        {
            string[] ends = text.Split("..");
            bool good = ends.Length <= 2 & Id(ends[0], out int from) & Id(ends[^1], out int to) && from <= to;
            ranges.Add(good ? (from, to) : throw new CatalogueException(
                row.PlaceOf("registers"), $"'{text}'; write 0x and four digits, two of them with .. between for a range, or rest"));
        }
        return ranges;
    }

    private static bool Id(string text, out int id)
    {
        id = 0;
        return text.Length == 6 && text.StartsWith("0x", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id);
    }
}
