// DeviceCatalogue, entries: the registers as each family has them, made when a family is first asked for.

using System.Collections.Concurrent;

namespace Victron.Edge.Catalogue;

public sealed partial class DeviceCatalogue
{
    private readonly ConcurrentDictionary<string, FamilyEntries> _entries = new(StringComparer.Ordinal);

    /// <summary>The registers of a family by id: those that it or a family above it has; empty for a family that is not known.</summary>
    public IReadOnlyList<RegisterEntry> Entries(string family) => EntriesOf(family).All;

    /// <summary>A register as a family has it, or null.</summary>
    public RegisterEntry? Entry(string family, int id) => EntriesOf(family).ById.GetValueOrDefault(id);

    /// <summary>A register as a family has it, by key, or null.</summary>
    public RegisterEntry? Entry(string family, string key) => EntriesOf(family).ByKey.GetValueOrDefault(key);

    /// <summary>The rule that a family has for a register: the one of the nearest family above it, itself first; or null.</summary>
    public SettingRow? Setting(string family, int id) =>
        _settings.TryGetValue(id, out List<SettingRow>? rules)
            ? Lineage(family).Select(f => rules.Find(r => r.Families.Contains(f))).FirstOrDefault(r => r != null)
            : null;

    /// <summary>Whether a source letter is the maker's own document for a family.</summary>
    internal bool HasDocument(string family, string letter) => Lineage(family).Any(f => Family(f)!.Documents.Contains(letter));

    private FamilyEntries EntriesOf(string family) => _entries.GetOrAdd(family, key => FamilyEntries.Make(this, key));

    /// <summary>A family and all above it, itself first.</summary>
    internal IEnumerable<string> Lineage(string family)
    {
        for (int depth = 0; depth <= Families.Count && Family(family) is FamilyRow row; depth++)
        {
            yield return family;
            family = row.Parent;
        }
    }
}
