// WriteVerdict: whether a register may be written on a family, by the columns of its rows and by nothing else.
// A figure counts when the maker's own document for the family gives it, or when two sources do that do not follow one another.

namespace Victron.Edge.Catalogue;

internal static class WriteVerdict
{
    /// <summary>Why not, in half a sentence; empty when it may be written.</summary>
    internal static string WhyNot(DeviceCatalogue catalogue, FamilyRow family, RegisterRow row, SettingRow? rule)
    {
        if (rule == null)
        {
            return WithoutRule(family, row);
        }
        string[] letters = rule.BoundsSource.Split('+', StringSplitOptions.RemoveEmptyEntries);
        return rule switch
        {
            { Withheld.Length: > 0 } => rule.Withheld,
            { Access: "r" } => "the device only reports it",
            { Access: "unknown" } => "no document says that it may be written",
            _ when letters.Length == 0 || !IsBounded(row, rule) => "nobody has published what it may be set to",
            { Status: "reasoned" } => $"its limits are reasoned, nobody has published them for {family.Name}",
            { Status: "conflict" } => "sources disagree about it",
            _ when IsVouched(catalogue, family, letters) => "",
            _ => $"its limits stand only in {rule.BoundsSource}: a document of the maker for {family.Name} or two independent sources are missing",
        };
    }

    /// <summary>Whether the limits of a value are complete: a range, a list, registers that hold it, or no value at all.</summary>
    internal static bool IsBounded(RegisterRow row, SettingRow rule) =>
        row.Type == "void" || (rule.Min != null && rule.Max != null) || rule.Needs.Any(n => n.Kind is "allowed" or "range_from");

    private static string WithoutRule(FamilyRow family, RegisterRow row) => row.Access switch
    {
        "r" => "the device only reports it",
        "unknown" => "no document says that it may be written",
        _ => $"nobody has published what it may be set to on {family.Name}",
    };

    private static bool IsVouched(DeviceCatalogue catalogue, FamilyRow family, string[] letters) =>
        letters.Any(l => l == CatalogueWords.ManualLetter || catalogue.HasDocument(family.Key, l))
        || letters.Select(l => CatalogueWords.MakerLetters.Contains(l) ? "maker" : l).Distinct().Count() > 1;
}
