// RowReader: turns cells into records. Refuses what cannot be a row at all; what is merely wrong is left to CatalogueRules.

namespace Victron.Edge.Catalogue;

internal static class RowReader
{
    internal static List<QuantityRow> Quantities(CatalogueTables tables) => Read(
        tables, "quantities.csv",
        "key,name,unit,decimals,kind,enum_set,step,step_percent,ha_component,ha_device_class,ha_state_class,ha_category,source,status",
        r => new QuantityRow(
            r, r["key"], r["name"], r["unit"], r.RequiredWhole("decimals"), r["kind"], r["enum_set"], r.Number("step"),
            r.Whole("step_percent") ?? 0, r["ha_component"], r["ha_device_class"], r["ha_state_class"], r["ha_category"], r["source"],
            r["status"]));

    internal static List<FieldRow> Fields(CatalogueTables tables) => Read(
        tables, "fields.csv",
        "label,quantity,grammar,nullable,scale,raw_min,raw_max,none_value,none_flag,family_hint,hint_rank,families,example,expect,source,status,notes",
        r => new FieldRow(
            r, r["label"], r["quantity"], r["grammar"], YesNo(r, "nullable"), r.RequiredWhole("scale"), r.Whole("raw_min"), r.Whole("raw_max"),
            r.Whole("none_value"), r["none_flag"], r["family_hint"], r.Whole("hint_rank") ?? 0, r.List("families"), Samples(r, "example"),
            Samples(r, "expect"), r["source"], r["status"], r["notes"]));

    internal static List<WitnessRow> Witnesses(CatalogueTables tables) => Read(
        tables, "witnesses.csv", "power,voltage,current,second_current,below_percent,above_percent,slack_w,source,status,notes",
        r => new WitnessRow(
            r, r["power"], r["voltage"], r["current"], r["second_current"], r.RequiredWhole("below_percent"), r.RequiredWhole("above_percent"),
            r.RequiredWhole("slack_w"), r["source"], r["status"], r["notes"]));

    internal static List<FamilyRow> Families(CatalogueTables tables) => Read(
        tables, "families.csv", "key,name,parent,text,hex,silence_s,quiet,documents,source,status,notes",
        r => new FamilyRow(
            r, r["key"], r["name"], r["parent"], r["text"], r["hex"], r.RequiredWhole("silence_s"), YesNo(r, "quiet"),
            r.List("documents"), r["source"], r["status"], r["notes"]));

    internal static List<ProductRow> Products(CatalogueTables tables) => Read(
        tables, "products.csv", "pid,name,family,ve_direct,source,status,notes",
        r => new ProductRow(
            r, r.RequiredWhole("pid"), r["name"], r["family"], r["ve_direct"], r["source"], r["status"], r["notes"]));

    internal static List<EnumRow> Enums(CatalogueTables tables) => Read(
        tables, "enums.csv", "set,kind,value,code,text,source,status,notes",
        r => new EnumRow(
            r, r["set"], IsBits(r), r.RequiredWhole("value"), r["code"], r["text"], r["source"], r["status"], r["notes"]));

    internal static List<EnumAliasRow> EnumAliases(CatalogueTables tables) => Read(
        tables, "enum-aliases.csv", "set,same_as", r => new EnumAliasRow(r, r["set"], r["same_as"]));

    internal static List<RemedyRow> Remedies(CatalogueTables tables) => Read(
        tables, "remedies.csv", "set,code,text", r => new RemedyRow(r, r["set"], r["code"], r["text"]));

    internal static List<RegisterRow> Registers(CatalogueTables tables, string file) => Read(
        tables, file,
        "id,key,name,families,type,scale,unit,access,bounds,not_available,enum_set,min,max,default,group,quantity,example,expect,source,status,notes",
        r => new RegisterRow(
            r, r.RequiredWhole("id"), r["key"], r["name"], r.List("families"), r["type"], r.Number("scale"), r["unit"], r["access"],
            r["bounds"], NotAvailable(r), r["enum_set"], r.Number("min"), r.Number("max"), r.Number("default"), r["group"], r["quantity"],
            Samples(r, "example"), Samples(r, "expect"), r["source"], r["status"], r["notes"]));

    internal static List<T> Read<T>(CatalogueTables tables, string file, string header, Func<CsvRow, T> make)
    {
        CsvTable table = CsvTable.Parse(file, tables[file], header.Split(','));
        List<T> rows = new(table.Rows.Count);
        foreach (CsvRow row in table.Rows)
        {
            rows.Add(make(row));
        }
        return rows;
    }

    private static string[] Samples(CsvRow row, string column) => row[column].Length == 0 ? [] : row[column].Split('|');

    private static long? NotAvailable(CsvRow row)
    {
        string text = row["not_available"];
        if (text.Length == 0)
        {
            return null;
        }
        const System.Globalization.NumberStyles Hex = System.Globalization.NumberStyles.AllowHexSpecifier;
        return text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), Hex, null, out long value)
            ? value
            : throw new CatalogueException(row.PlaceOf("not_available"), $"'{text}'; write the raw value as 0x…");
    }

    internal static bool YesNo(CsvRow row, string column) => row[column] switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new CatalogueException(row.PlaceOf(column), $"'{row[column]}' in column '{column}'; write yes or no"),
    };

    private static bool IsBits(CsvRow row) => row["kind"] switch
    {
        "bits" => true,
        "enum" => false,
        _ => throw new CatalogueException(row.PlaceOf("kind"), $"kind '{row["kind"]}'; write enum or bits"),
    };
}
