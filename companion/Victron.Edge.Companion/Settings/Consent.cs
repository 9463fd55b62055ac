// Consent: asks before something is written. Where nobody can answer, --yes has to be there.

namespace Victron.Edge.Companion.Settings;

/// <summary>The question.</summary>
/// <param name="Console">Whom to ask.</param>
/// <param name="IsGiven">Whether <c>--yes</c> was given.</param>
internal sealed record Consent(SettingsConsole Console, bool IsGiven)
{
    /// <summary>Whether the question can be answered at all.</summary>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public string? Problem() => IsGiven || Console.Asker.IsThere ? null : $"{Console.Verb} asks first; give --yes where nobody can answer.";

    /// <summary>Asks.</summary>
    public bool Ask(string question) => IsGiven || Console.Asker.Confirm(question);
}
