// Each rule over the tables is made to fire by one broken cell, and the finding names the place of that cell.

using System.Text.RegularExpressions;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.Catalogue;

public sealed partial class CatalogueRulesTests
{
    /// <summary>Rule, file, what stands there, what is put there, and the cell where the finding must point.</summary>
    public static TheoryData<string, string, string, string, string, int> BrokenRows { get; } = new()
    {
        { "C01", "enums.csv", "enum,3,bulk", "enum,0,bulk", "value", 3 },
        { "C01", "enums.csv", "3,bulk", "3,off", "code", 3 },
        { "C01", "enum-aliases.csv", "CS,state", "state,state", "set", 2 },
        { "C01", "quantities.csv", "yield_total,Y", "battery_voltage,Y", "key", 3 },
        { "C01", "fields.csv", "H19,", "v,", "label", 3 },
        { "C01", "products.csv", "single,\n", "single,\n0xA053,Other,mppt,yes,T,single,\n", "pid", 3 },
        { "C01", "registers.csv", "0x0090", "0x0201", "id", 4 },
        { "C02", "quantities.csv", "relay,R", "Relay,R", "key", 5 },
        { "C02", "enums.csv", "3,bulk", "3,Bulk mode", "code", 3 },
        { "C03", "fields.csv", "V,battery_voltage", "V,battery_volts", "quantity", 2 },
        { "C03", "fields.csv", "mppt,8,mppt", "mpt,8,mppt", "family_hint", 3 },
        { "C03", "fields.csv", "mppt,8,mppt", "mppt,8,mpt", "families", 3 },
        { "C03", "fields.csv", "-1,relay", "-1,rely", "none_flag", 2 },
        { "C03", "quantities.csv", "CS,0", "CSX,0", "enum_set", 4 },
        { "C03", "products.csv", "mppt,yes", "mpt,yes", "family", 2 },
        { "C03", "families.csv", "charger,any", "charger,all", "parent", 3 },
        { "C03", "enum-aliases.csv", "CS,state", "CS,stat", "same_as", 2 },
        { "C03", "registers.csv", ",CS,", ",CSX,", "enum_set", 3 },
        { "C03", "registers.csv", "control,device_state", "control,device_stat", "quantity", 3 },
        { "C04", "quantities.csv", ",V,3", ",volt,3", "unit", 2 },
        { "C04", "registers.csv", "0.01,V,rw", "0.01,mV,rw", "unit", 2 },
        { "C05", "quantities.csv", "V,3,instant", "V,3,momentary", "kind", 2 },
        { "C05", "fields.csv", ",uint,", ",number,", "grammar", 3 },
        { "C05", "families.csv", "one_block", "oneblock", "text", 3 },
        { "C05", "products.csv", "mppt,yes", "mppt,maybe", "ve_direct", 2 },
        { "C05", "registers.csv", "sn16", "int16", "type", 6 },
        { "C06", "products.csv", "yes,T,single", "yes,,single", "source", 2 },
        { "C06", "registers.csv", "H,single,\n0x0201", ",single,\n0x0201", "source", 2 },
        { "C07", "fields.csv", "any,HQ1", ",HQ1", "families", 4 },
        { "C07", "products.csv", "SmartSolar MPPT 75/15", "", "name", 2 },
        { "C08", "enums.csv", "bits,0", "bits,32", "value", 4 },
        { "C08", "enums.csv", "state,enum,3", "state,bits,3", "kind", 3 },
        { "C09", "families.csv", "old,5", "old,0", "silence_s", 3 },
        { "C09", "products.csv", "0xA053", "0xa053", "pid", 2 },
        { "C09", "quantities.csv", "kWh,2", "kWh,7", "decimals", 3 },
        { "C10", "families.csv", "charger,any", "charger,mppt", "parent", 3 },
        { "C10", "families.csv", "product,,", "product,mppt,", "parent", 2 },
        { "C11", "quantities.csv", "CS,0", "CS,1", "step", 4 },
        { "C11", "quantities.csv", "state,,,", "state,,0,", "step", 5 },
        { "C11", "quantities.csv", "identity,,0", "identity,,", "step", 6 },
        { "C11", "quantities.csv", "instant,,0.2,1", "instant,,-0.2,1", "step", 2 },
        { "C11", "quantities.csv", "0.2,1,", "0.2,101,", "step_percent", 2 },
        { "C12", "quantities.csv", "energy,total_increasing", "energy,measurement", "ha_state_class", 3 },
        { "C12", "quantities.csv", "sensor,enum", "binary_sensor,enum", "ha_component", 4 },
        { "C13", "fields.csv", "H19,", "TOO_LONG_,", "label", 3 },
        { "C14", "fields.csv", "mppt,8,", "mppt,,", "hint_rank", 3 },
        { "C15", "fields.csv", "0,100000", "0,-1", "raw_max", 3 },
        { "C15", "fields.csv", ",0,100000", ",-5,100000", "raw_min", 3 },
        { "C15", "fields.csv", "no,-2", "no,-3", "scale", 3 },
        { "C16", "fields.csv", ",-1,relay", ",-9999,relay", "none_value", 2 },
        { "C16", "fields.csv", ",-1,relay", ",,relay", "none_flag", 2 },
        { "C17", "fields.csv", "12800|---,12.800 V|absent", ",", "example", 2 },
        { "C17", "fields.csv", "12.800 V|absent", "12.800 V", "expect", 2 },
        { "C18", "registers.csv", "sn16,0.01,V", "sn16,0.01,A", "unit", 6 },
        { "C19", "registers.csv", "17.4,14.4", "17.4,999", "default", 2 },
        { "C19", "registers.csv", "8,17.4", "18,17.4", "max", 2 },
        { "C19", "registers.csv", "sn16,0.01", "sn16,-1", "scale", 6 },
        { "C20", "registers.csv", "0xFFFF", "0x0500", "not_available", 2 },
        { "C20", "registers.csv", "0x7FFF", "0x7FFFF", "not_available", 6 },
        { "C21", "registers.csv", "rw,range", "rw,", "bounds", 2 },
        { "C01", "witnesses.csv", "single,\n", "single,\npv_power,battery_voltage,battery_current,,2,8,1,C,single,\n", "power", 3 },
        { "C03", "witnesses.csv", "battery_current,,", "battery_amps,,", "current", 2 },
        { "C03", "witnesses.csv", "battery_current,,", "battery_current,load_current,", "second_current", 2 },
        { "C22", "witnesses.csv", "pv_power,", "battery_voltage,", "power", 2 },
        { "C22", "witnesses.csv", "battery_current,,", "battery_current,relay,", "second_current", 2 },
        { "C23", "witnesses.csv", "2,8,1", "2,51,1", "above_percent", 2 },
        { "C23", "witnesses.csv", "2,8,1", "-1,8,1", "below_percent", 2 },
        { "C23", "witnesses.csv", "2,8,1", "2,8,21", "slack_w", 2 },
        { "C24", "registers.csv", "A005|", "A006|", "example", 2 },
        { "C24", "registers.csv", "A005|", "a005|", "example", 2 },
        { "C24", "registers.csv", "A005|", "A00500|", "example", 2 },
        { "C24", "registers.csv", "14.40 V|", "", "expect", 2 },
        { "C24", "registers.csv", "03,bulk", "03,absorption", "example", 3 },
        { "C21", "registers.csv", "w,action", "w,enum", "bounds", 5 },
        { "C01", "settings.csv", "confirmed,\n", "confirmed,\n0x0090,any,rw,,,,0,1,1,1,,nv,none,,same,T,,T,single,\n", "id", 4 },
        { "C01", "groups.csv", "control,S", "battery,S", "key", 3 },
        { "C01", "dangers.csv", "charge,May", "none,May", "code", 3 },
        { "C01", "presets.csv", "mppt,0", "mppt,3", "type", 3 },
        { "C01", "controls.csv", "bluetooth,", "charge_current_limit,", "key", 3 },
        { "C02", "groups.csv", "control,S", "Control,S", "key", 3 },
        { "C02", "dangers.csv", "charge,May", "Charge it,May", "code", 3 },
        { "C02", "controls.csv", "bluetooth,", "Bluetooth,", "key", 3 },
        { "C03", "registers.csv", "commands", "command", "group", 5 },
        { "C03", "settings.csv", "0x0090", "0x0091", "id", 3 },
        { "C03", "settings.csv", "nv,none", "nv,nothing", "danger", 3 },
        { "C03", "settings.csv", "0x0090,any", "0x0090,all", "families", 3 },
        { "C03", "settings.csv", "rw,,,,8", "rw,,,stat,8", "enum_set", 2 },
        { "C03", "settings.csv", "le=0xED8D", "le=0xED8E", "requires", 2 },
        { "C03", "restore-order.csv", "0x1030", "0x1031", "registers", 2 },
        { "C03", "restore-order.csv", "check,any", "check,all", "families", 3 },
        { "C03", "chemistries.csv", "0x2015", "0x2016", "register", 3 },
        { "C03", "presets.csv", "mppt,3", "mpt,3", "families", 2 },
        { "C03", "controls.csv", "Bluetooth,any", "Bluetooth,all", "families", 3 },
        { "C04", "settings.csv", "rw,,A", "rw,,mA", "unit", 6 },
        { "C05", "settings.csv", "0x0090,any,rw", "0x0090,any,wr", "access", 3 },
        { "C05", "settings.csv", "nv,none", "flash,none", "storage", 3 },
        { "C05", "settings.csv", "clamped", "nearest", "readback", 4 },
        { "C05", "settings.csv", "14.4,all", "14.4,yes", "per_volt", 2 },
        { "C05", "settings.csv", "T+K,confirmed", "T+K,certain", "status", 3 },
        { "C05", "restore-order.csv", "check,any", "look,any", "action", 3 },
        { "C05", "chemistries.csv", "unknown,", "lead,", "chemistry", 4 },
        { "C05", "chemistries.csv", "no,sign", "no,omen", "verdict", 3 },
        { "C05", "controls.csv", "any,switch", "any,button", "component", 3 },
        { "C06", "settings.csv", "T+K,confirmed", ",confirmed", "source", 3 },
        { "C06", "presets.csv", "-16,H", "-16,", "source", 2 },
        { "C07", "settings.csv", "0x0090,any", "0x0090,", "families", 3 },
        { "C07", "groups.csv", "Switching", "", "name", 3 },
        { "C07", "remedies.csv", "Charge the battery.", "", "text", 2 },
        { "C07", "enums.csv", "reason,bits,0,low_voltage,Low voltage,T,single,", "reason,bits,0,low_voltage,Low voltage,T,single,\nreason,bits,1,high_voltage,High voltage,T,single,", "code", 5 },
        { "C07", "dangers.csv", "May harm the battery.", "", "text", 3 },
        { "C07", "chemistries.csv", "tells", "", "text", 3 },
        { "C07", "controls.csv", "Bluetooth,any", ",any", "name", 3 },
        { "C25", "settings.csv", "8,17.4", "18,17.4", "max", 2 },
        { "C25", "settings.csv", "17.4,0.01,14.4", "17.4,0.01,14.405", "default", 2 },
        { "C25", "settings.csv", "100,0.1", "100,0", "step", 6 },
        { "C25", "settings.csv", "rw,,A", "rw,-1,A", "scale", 6 },
        { "C25", "settings.csv", "allowed=0|3|255", "allowed=0|3|256", "requires", 4 },
        { "C26", "settings.csv", "8,17.4", "8,", "bounds_source", 2 },
        { "C26", "settings.csv", "T+K,,", "T+C,,", "bounds_source", 3 },
        { "C27", "restore-order.csv", "2,type", "5,type", "step", 5 },
        { "C27", "restore-order.csv", "0,never", "0,check", "step", 2 },
        { "C28", "chemistries.csv", "lifepo4,0xEDF7,14,14.6", "lifepo4,0xEDF7,14,13.6", "min", 2 },
        { "C28", "chemistries.csv", "0x2015,0,0", "0x2015,,", "verdict", 3 },
        { "C29", "presets.csv", "mppt,3", "mppt,4", "type", 2 },
        { "C29", "presets.csv", "14.4,13.8", "14.4,14.8", "absorption", 2 },
        { "C30", "controls.csv", "0x0090", "0xED8D", "register", 3 },
        { "C30", "controls.csv", "0x0090,1,0", "0x0090,1,", "component", 3 },
        { "C30", "controls.csv", "number", "select", "component", 2 },
        { "C30", "controls.csv", "30,60,renewed", "31,60,renewed", "component", 2 },
        { "C30", "controls.csv", "30,60,renewed", ",,renewed", "component", 2 },
        { "C30", "controls.csv", "30,60,renewed", "30,29,renewed", "component", 2 },
        { "C30", "controls.csv", "1,0,,,,stored", "1,0,,,60,stored", "component", 3 },
    };

    [Theory]
    [MemberData(nameof(BrokenRows))]
    public void Broken_cell_is_found_at_its_place_by_its_rule(
        string rule, string file, string old, string replacement, string column, int line)
    {
        CatalogueTables tables = SmallTables.With(file, old, replacement);

        IEnumerable<string> found = CatalogueRules.Check(DeviceCatalogue.Load(tables)).Select(f => f.ToString());

        string place = $"{file}:{line}:{CharactersBefore(tables[file], line, column) + 1} {rule} ";
        Assert.Contains(found, f => f.StartsWith(place, StringComparison.Ordinal));
    }

    [Fact]
    public void Small_tables_break_no_rule() =>
        Assert.Empty(CatalogueRules.Check(DeviceCatalogue.Load(SmallTables.Good())));

    [Fact]
    public void Tables_of_the_project_break_no_rule() =>
        Assert.Empty(CatalogueRules.Check(DeviceCatalogue.Load()).Select(f => f.ToString()));

    [Fact]
    public void Every_rule_of_the_readme_has_a_row_that_breaks_it()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "shared", "catalogue", "README.md"));
        IEnumerable<string> told = RuleInReadme().Matches(readme).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
        IEnumerable<string> tried = BrokenRows.Select(r => r.Data.Item1).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(told, tried);
    }

    // The small tables hold no quotes, so that counting commas finds a cell without the reader that is under test.
    private static int CharactersBefore(string table, int line, string column)
    {
        string[] lines = table.Split('\n');
        int cells = Array.IndexOf(lines[0].Split(','), column);
        return lines[line - 1].Split(',').Take(cells).Sum(c => c.Length + 1);
    }

    [GeneratedRegex(@"^\| (C\d\d) \|", RegexOptions.Multiline)]
    private static partial Regex RuleInReadme();
}
