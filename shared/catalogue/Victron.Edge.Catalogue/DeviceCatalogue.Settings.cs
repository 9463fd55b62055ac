// DeviceCatalogue, settings: look-ups in the tables about setting. What a device holds at the moment is asked in Core.

namespace Victron.Edge.Catalogue;

public sealed partial class DeviceCatalogue
{
    /// <summary>Register that tells the battery type of a charger.</summary>
    public const int BatteryTypeRegister = 0xEDF1;

    /// <summary>Name of a group of registers, or the key itself when it has none.</summary>
    public string GroupName(string key) => Groups.FirstOrDefault(g => g.Key == key)?.Name ?? key;

    /// <summary>What can happen, by the word of a setting; null when there is no such word.</summary>
    public DangerRow? Danger(string code) => Dangers.FirstOrDefault(d => d.Code == code);

    /// <summary>Where a stored setting comes in a restore; null when it has no place. Step 0 is never restored.</summary>
    public RestoreRow? RestoreStep(string family, int id)
    {
        IEnumerable<RestoreRow> rows = RestoreOrder.Where(r => r.Action is "never" or "write" or "type" or "on" or "confirm" && AreMine(family, r.Families));
        return rows.FirstOrDefault(r => r.Registers.Any(range => id >= range.From && id <= range.To)) ?? rows.FirstOrDefault(r => r.IsRest);
    }

    /// <summary>What a battery of a chemistry bears in a register; empty when nothing is said. Signs are not among them.</summary>
    public IEnumerable<ChemistryRow> ChemistryLimits(string chemistry, int register) =>
        Chemistries.Where(c => c.Chemistry == chemistry && c.Register == register && c.Verdict != "sign");

    /// <summary>What tells a chemistry while the battery type is that of the user: all of these must hold; empty when nothing tells it.</summary>
    public IEnumerable<ChemistryRow> ChemistrySigns(string chemistry) =>
        Chemistries.Where(c => c.Chemistry == chemistry && c.Verdict == "sign");

    /// <summary>The battery types of a family, in file order; empty when it has none.</summary>
    public IReadOnlyList<PresetRow> PresetsOf(string family) =>
        Lineage(family).Select(f => Presets.Where(p => p.Families.Contains(f)).ToList()).FirstOrDefault(p => p.Count > 0) ?? [];

    /// <summary>The chemistry of a battery type; <c>unknown</c> for the type of the user and for one that is not listed.</summary>
    public string Chemistry(string family, long type) => PresetsOf(family).FirstOrDefault(p => p.Type == type)?.Chemistry ?? "unknown";

    /// <summary>What an owner may switch on products of a family.</summary>
    public IEnumerable<ControlRow> ControlsOf(string family) => Controls.Where(c => AreMine(family, c.Families));

    private bool AreMine(string family, string[] families) => families.Any(f => IsWithin(family, f));
}
