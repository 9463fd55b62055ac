// RegisterEntry: what a register is on the products of one family. Knows no device: what one holds is asked in Core.

namespace Victron.Edge.Catalogue;

/// <summary>A register as one family has it.</summary>
/// <param name="Row">The row of <c>registers.csv</c> with access, scale, unit, set and figures of this family filled in.</param>
/// <param name="Rule">The nearest row of <c>settings.csv</c>, or null when there is none.</param>
/// <param name="IsReadable">Whether it can be asked for; true as well when no source tells, because asking does no harm.</param>
/// <param name="IsWritable">Whether it may be written.</param>
/// <param name="WhyNot">Why it is not written, half a sentence that follows "not written:"; empty when it is.</param>
public sealed record RegisterEntry(RegisterRow Row, SettingRow? Rule, bool IsReadable, bool IsWritable, string WhyNot)
{
    /// <summary>Register id, 0x0000 to 0xFFFF.</summary>
    public int Id => Row.Id;

    /// <summary>Name in files and commands.</summary>
    public string Key => Row.Key;

    /// <summary>Name for people.</summary>
    public string Name => Row.Name;

    /// <summary>Type word, see <see cref="CatalogueWords.RegisterTypes"/>.</summary>
    public string Type => Row.Type;

    /// <summary>Raw number times scale gives the unit; above 0.</summary>
    public decimal Scale => Row.Scale ?? 1;

    /// <summary>Unit, or empty.</summary>
    public string Unit => Row.Unit;

    /// <summary>Set that names the values, or empty.</summary>
    public string EnumSet => Row.EnumSet;

    /// <summary>Smallest value in the unit (characters for a text), or null.</summary>
    public decimal? Min => Row.Min;

    /// <summary>Largest value in the unit (characters for a text), or null.</summary>
    public decimal? Max => Row.Max;

    /// <summary>Step that is offered, in the unit; a value between two steps is not wrong.</summary>
    public decimal Step => Rule?.Step ?? Scale;

    /// <summary>Value as delivered, in the unit, or null.</summary>
    public decimal? Default => Row.Default;

    /// <summary>Whether <see cref="Min"/> and <see cref="Max"/> count for 12 V: times battery voltage (0xEDEF) / 12.</summary>
    public bool IsRangePerVolt => Rule?.PerVolt == "all";

    /// <summary>Whether <see cref="Default"/> counts for 12 V.</summary>
    public bool IsDefaultPerVolt => Rule?.PerVolt is "all" or "default";

    /// <summary>Where a written value goes: <c>nv</c> flash, <c>volatile</c>, <c>action</c>; empty when there is no rule.</summary>
    public string Storage => Rule?.Storage ?? "";

    /// <summary>Word of <c>dangers.csv</c>; <c>none</c> when there is no rule.</summary>
    public string Danger => Rule?.Danger ?? "none";

    /// <summary>Group for menus, see <c>groups.csv</c>.</summary>
    public string Group => Row.Group;

    /// <summary>What a get answers after a write: <c>same</c>, <c>clamped</c> the nearest that the device takes, <c>none</c>.</summary>
    public string Readback => Rule?.Readback ?? "same";

    /// <summary>All that must hold for a write.</summary>
    public IReadOnlyList<SettingNeed> Needs => Rule?.Needs ?? [];

    /// <summary>Whether a write carries no value and does something at once.</summary>
    public bool IsAction => Row.Type == "void";

    /// <summary>Whether it is kept in the device and so belongs into a backup.</summary>
    public bool IsSetting => IsReadable && Storage == "nv";

    /// <summary>The first requirement of a kind, or null.</summary>
    public SettingNeed? Need(string kind) => Needs.FirstOrDefault(n => n.Kind == kind);
}
