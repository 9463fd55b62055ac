// DeviceCatalogue: the loaded tables with look-ups by key, label, id and set. Reads no file and prints nothing;
// whether the rows make sense together is told by CatalogueRules.

namespace Victron.Edge.Catalogue;

/// <summary>Everything that the project knows about VE.Direct products, in tables.</summary>
public sealed partial class DeviceCatalogue
{
    private readonly Dictionary<string, QuantityRow> _quantities;
    private readonly Dictionary<string, FieldRow> _fields;
    private readonly Dictionary<string, FamilyRow> _families;
    private readonly Dictionary<int, ProductRow> _products;
    private readonly Dictionary<int, RegisterRow> _registers;
    private readonly Dictionary<string, RegisterRow> _registersByKey;
    private readonly Dictionary<string, string> _aliases;
    private readonly Dictionary<int, List<SettingRow>> _settings = [];
    private readonly Dictionary<string, List<EnumRow>> _sets = new(StringComparer.Ordinal);

    private DeviceCatalogue(CatalogueTables tables)
    {
        Quantities = RowReader.Quantities(tables);
        Fields = RowReader.Fields(tables);
        Witnesses = RowReader.Witnesses(tables);
        Families = RowReader.Families(tables);
        Products = RowReader.Products(tables);
        Enums = RowReader.Enums(tables);
        EnumAliases = RowReader.EnumAliases(tables);
        Registers = RowReader.Registers(tables, "registers.csv");
        InternalRegisters = RowReader.Registers(tables, "internal-registers.csv");
        Settings = SettingReader.Settings(tables);
        Groups = SettingReader.Groups(tables);
        Dangers = SettingReader.Dangers(tables);
        RestoreOrder = SettingReader.RestoreOrder(tables);
        Chemistries = SettingReader.Chemistries(tables);
        Presets = SettingReader.Presets(tables);
        Controls = SettingReader.Controls(tables);
        Remedies = RowReader.Remedies(tables);
        _quantities = FirstBy(Quantities, q => q.Key, StringComparer.Ordinal);
        _fields = FirstBy(Fields, f => f.Label, StringComparer.OrdinalIgnoreCase);
        _families = FirstBy(Families, f => f.Key, StringComparer.Ordinal);
        _products = FirstBy(Products, p => p.Pid, EqualityComparer<int>.Default);
        _registers = FirstBy(Registers.Concat(InternalRegisters), r => r.Id, EqualityComparer<int>.Default);
        _registersByKey = FirstBy(Registers, r => r.Key, StringComparer.Ordinal);
        _aliases = FirstBy(EnumAliases, a => a.Set, StringComparer.Ordinal)
            .ToDictionary(a => a.Key, a => a.Value.SameAs, StringComparer.Ordinal);
        foreach (EnumRow row in Enums)
        {
            if (!_sets.TryGetValue(row.Set, out List<EnumRow>? values))
            {
                _sets.Add(row.Set, values = []);
            }
            values.Add(row);
        }
        foreach (SettingRow row in Settings)
        {
            if (!_settings.TryGetValue(row.Id, out List<SettingRow>? rules))
            {
                _settings.Add(row.Id, rules = []);
            }
            rules.Add(row);
        }
    }

    /// <summary>Quantities in file order; the order is the ordinal that the edge uses.</summary>
    public IReadOnlyList<QuantityRow> Quantities { get; }

    /// <summary>Text fields in file order.</summary>
    public IReadOnlyList<FieldRow> Fields { get; }

    /// <summary>Relations between power, voltage and current, in file order.</summary>
    public IReadOnlyList<WitnessRow> Witnesses { get; }

    /// <summary>Families in file order; the order is the ordinal that the edge uses.</summary>
    public IReadOnlyList<FamilyRow> Families { get; }

    /// <summary>Products in file order.</summary>
    public IReadOnlyList<ProductRow> Products { get; }

    /// <summary>Values of all enumerations and bit sets in file order.</summary>
    public IReadOnlyList<EnumRow> Enums { get; }

    /// <summary>Second names of sets.</summary>
    public IReadOnlyList<EnumAliasRow> EnumAliases { get; }

    /// <summary>HEX registers that people may want to see or set, in file order.</summary>
    public IReadOnlyList<RegisterRow> Registers { get; }

    /// <summary>HEX registers for tuning and diagnosis, known so that a backup can leave them out.</summary>
    public IReadOnlyList<RegisterRow> InternalRegisters { get; }

    /// <summary>How registers are set, in file order.</summary>
    public IReadOnlyList<SettingRow> Settings { get; }

    /// <summary>Groups of registers, in the order of menus.</summary>
    public IReadOnlyList<GroupRow> Groups { get; }

    /// <summary>What can happen when a setting is wrong.</summary>
    public IReadOnlyList<DangerRow> Dangers { get; }

    /// <summary>What to do about errors and alarms.</summary>
    public IReadOnlyList<RemedyRow> Remedies { get; }

    /// <summary>The order in which settings are restored.</summary>
    public IReadOnlyList<RestoreRow> RestoreOrder { get; }

    /// <summary>What batteries bear.</summary>
    public IReadOnlyList<ChemistryRow> Chemistries { get; }

    /// <summary>Battery types and the figures that chargers use by themselves then.</summary>
    public IReadOnlyList<PresetRow> Presets { get; }

    /// <summary>What an owner may switch from Home Assistant.</summary>
    public IReadOnlyList<ControlRow> Controls { get; }

    /// <summary>Names of the sets in file order.</summary>
    public IReadOnlyCollection<string> EnumSets => _sets.Keys;

    /// <summary>Reads the tables that were built into this assembly.</summary>
    /// <exception cref="CatalogueException">A table cannot be read.</exception>
    public static DeviceCatalogue Load() => Load(CatalogueTables.Embedded());

    /// <summary>Reads the given tables.</summary>
    /// <exception cref="CatalogueException">A table cannot be read.</exception>
    public static DeviceCatalogue Load(CatalogueTables tables) => new(tables);

    /// <summary>The quantity with a key, or null.</summary>
    public QuantityRow? Quantity(string key) => _quantities.GetValueOrDefault(key);

    /// <summary>The field with a label in any spelling of upper and lower case, or null.</summary>
    public FieldRow? Field(string label) => _fields.GetValueOrDefault(label);

    /// <summary>The family with a key, or null.</summary>
    public FamilyRow? Family(string key) => _families.GetValueOrDefault(key);

    /// <summary>The product with an id, or null.</summary>
    public ProductRow? Product(int pid) => _products.GetValueOrDefault(pid);

    /// <summary>The register with an id, internal ones included, or null.</summary>
    public RegisterRow? Register(int id) => _registers.GetValueOrDefault(id);

    /// <summary>The register with a key, internal ones not included, or null.</summary>
    public RegisterRow? Register(string key) => _registersByKey.GetValueOrDefault(key);

    /// <summary>The name under which a set's values are listed: itself, or what its alias points to.</summary>
    public string SetName(string set) => _aliases.GetValueOrDefault(set, set);

    /// <summary>The values of a set or of the set that it is an alias of; empty when there is none.</summary>
    public IReadOnlyList<EnumRow> EnumValues(string set) => _sets.GetValueOrDefault(SetName(set)) ?? [];

    /// <summary>One value (or bit number) of a set, or null when the set does not name it.</summary>
    public EnumRow? EnumValue(string set, int value) => EnumValues(set).FirstOrDefault(v => v.Value == value);

    /// <summary>Whether a family is another one or stands below it.</summary>
    public bool IsWithin(string family, string ancestor)
    {
        for (int depth = 0; depth <= Families.Count && family.Length > 0; depth++)
        {
            if (family == ancestor)
            {
                return true;
            }
            family = Family(family)?.Parent ?? "";
        }
        return false;
    }

    private static Dictionary<TKey, TRow> FirstBy<TKey, TRow>(
        IEnumerable<TRow> rows, Func<TRow, TKey> key, IEqualityComparer<TKey> comparer)
        where TKey : notnull
    {
        Dictionary<TKey, TRow> first = new(comparer);
        foreach (TRow row in rows)
        {
            _ = first.TryAdd(key(row), row);
        }
        return first;
    }
}
