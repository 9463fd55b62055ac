// SettingNeeds: which registers must be read before a setting can be judged.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>Collects registers.</summary>
internal static class SettingNeeds
{
    private const int DetectedVoltage = 0xEDEF;

    private static readonly Dictionary<string, string> Turned =
        new(StringComparer.Ordinal) { ["le"] = "ge", ["ge"] = "le", ["lt"] = "gt", ["gt"] = "lt" };

    /// <summary>The register itself, if it can be read, and every other that its rules speak of.</summary>
    public static List<int> Registers(DeviceCatalogue catalogue, string family, RegisterEntry entry)
    {
        var registers = new List<int>();
        if (entry.IsReadable)
        {
            registers.Add(entry.Id);
        }

        foreach (SettingNeed need in entry.Needs.Concat(Partners(catalogue, family, entry)))
        {
            registers.AddRange(new[] { need.Register, need.RegisterTo }.OfType<int>());
        }

        IReadOnlyList<ChemistryRow> limits = [.. catalogue.Chemistries.Where(c => c.Register == entry.Id)];
        if (entry.IsRangePerVolt || limits.Any(c => c.IsPerVolt))
        {
            registers.Add(DetectedVoltage);
        }

        if (limits.Count > 0)
        {
            registers.Add(DeviceCatalogue.BatteryTypeRegister);
            registers.AddRange(catalogue.Chemistries.Where(c => c.Verdict == "sign").Select(c => c.Register));
        }

        return [.. registers.Distinct()];
    }

    /// <summary>Comparisons that stand with the other register: "float at most absorption" binds absorption too.</summary>
    public static IEnumerable<SettingNeed> Partners(DeviceCatalogue catalogue, string family, RegisterEntry entry) =>
        from other in catalogue.Entries(family)
        where other.IsSetting && other.Id != entry.Id
        from need in other.Needs
        where need.Register == entry.Id && Turned.ContainsKey(need.Kind)
        select new SettingNeed(Turned[need.Kind], other.Id, null, [], "", $"{Turned[need.Kind]}=0x{other.Id:X4}");
}
