// FamilyEntries: the registers of one family, with the figures of the rule that counts for it.

using System.Collections.Frozen;

namespace Victron.Edge.Catalogue;

internal sealed class FamilyEntries
{
    private FamilyEntries(IReadOnlyList<RegisterEntry> all)
    {
        All = all;
        ById = all.DistinctBy(e => e.Id).ToFrozenDictionary(e => e.Id);
        ByKey = all.DistinctBy(e => e.Key).ToFrozenDictionary(e => e.Key, StringComparer.Ordinal);
    }

    internal IReadOnlyList<RegisterEntry> All { get; }

    internal FrozenDictionary<int, RegisterEntry> ById { get; }

    internal FrozenDictionary<string, RegisterEntry> ByKey { get; }

    internal static FamilyEntries Make(DeviceCatalogue catalogue, string family)
    {
        List<RegisterEntry> entries = [];
        if (catalogue.Family(family) is FamilyRow row)
        {
            HashSet<string> lineage = [.. catalogue.Lineage(family)];
            entries.AddRange(catalogue.Registers.Where(r => r.Families.Any(lineage.Contains)).OrderBy(r => r.Id).Select(r => Entry(catalogue, row, r)));
        }
        return new FamilyEntries(entries);
    }

    private static RegisterEntry Entry(DeviceCatalogue catalogue, FamilyRow family, RegisterRow row)
    {
        SettingRow? rule = catalogue.Setting(family.Key, row.Id);
        RegisterRow resolved = rule == null ? row : Resolve(row, rule);
        string whyNot = WriteVerdict.WhyNot(catalogue, family, resolved, rule);
        return new RegisterEntry(resolved, rule, resolved.Access != "w" && row.Type != "void", whyNot.Length == 0, whyNot);
    }

    private static RegisterRow Resolve(RegisterRow row, SettingRow rule) => row with
    {
        Access = rule.Access,
        Scale = rule.Scale ?? row.Scale,
        Unit = rule.Unit.Length > 0 ? rule.Unit : row.Unit,
        EnumSet = rule.EnumSet switch { "" => row.EnumSet, "-" => "", _ => rule.EnumSet },
        Min = rule.Min,
        Max = rule.Max,
        Default = rule.Default,
    };
}
