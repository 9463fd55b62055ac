// WorkStep: one register of a change, before and after its turn.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>A step.</summary>
/// <param name="Key">Register key.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Old">What it held.</param>
/// <param name="New">What it is to hold; empty for an action.</param>
/// <param name="Result">How it ended; null before.</param>
public sealed record WorkStep(string Key, string Name, string Old, string New, SettingResult? Result)
{
    /// <summary>What was in force before and can be written again; null when there is no such.</summary>
    public string? Before => Result is { Outcome: SettingOutcome.Verified or SettingOutcome.Differs or SettingOutcome.Unanswered } ? RegisterText.Known(Result.Before) : null;
}
