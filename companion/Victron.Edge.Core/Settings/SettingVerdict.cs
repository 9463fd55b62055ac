// SettingVerdict: what SettingRules says about a value.

namespace Victron.Edge.Core.Settings;

/// <summary>A verdict.</summary>
/// <param name="Refusal">Why it is not written, one line; null when it may be.</param>
/// <param name="Warnings">Must be confirmed.</param>
/// <param name="Notes">Worth knowing.</param>
internal sealed record SettingVerdict(string? Refusal, IReadOnlyList<SettingWarning> Warnings, IReadOnlyList<string> Notes)
{
    /// <summary>Whether what refuses it is the chemistry of the battery, and not the value.</summary>
    public bool IsChemistry { get; init; }

    public static SettingVerdict Refuse(string why) => new(why, [], []);
}
