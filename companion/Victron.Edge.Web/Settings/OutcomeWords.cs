// OutcomeWords: how setting a register ended, in one word.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>Words for outcomes.</summary>
internal static class OutcomeWords
{
    /// <summary>The word.</summary>
    public static string Of(SettingOutcome outcome) => outcome switch
    {
        SettingOutcome.Verified => SettingsTexts.OutcomeVerified,
        SettingOutcome.Refused => SettingsTexts.OutcomeRefused,
        SettingOutcome.Unanswered => SettingsTexts.OutcomeUnanswered,
        SettingOutcome.Differs => SettingsTexts.OutcomeDiffers,
        SettingOutcome.Unchanged => SettingsTexts.OutcomeUnchanged,
        _ => SettingsTexts.OutcomeAccepted,
    };
}
