// SettingResult: how a write ended.

namespace Victron.Edge.Core.Settings;

/// <summary>End of a write.</summary>
/// <param name="Outcome">The end.</param>
/// <param name="Before">What the register held right before.</param>
/// <param name="After">What was read back; null when nothing was.</param>
/// <param name="Text">One line for people.</param>
public sealed record SettingResult(SettingOutcome Outcome, SettingReading Before, SettingReading? After, string Text)
{
    /// <summary>Whether what was wanted is in force, as far as the device can tell.</summary>
    public bool IsGood => Outcome is SettingOutcome.Verified or SettingOutcome.Unchanged or SettingOutcome.Accepted;
}
