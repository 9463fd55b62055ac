// SettingQuestions: one setting from an option or a question. What a setting may be is the matter of BoardSettings: the board
// checks with the same code.

using Victron.Edge.Agent;

namespace Victron.Edge.Companion.Flash;

/// <summary>Checks and sets single settings.</summary>
internal sealed class SettingQuestions(BoardSettings settings)
{
    /// <summary>Sets a value.</summary>
    /// <returns>Option, what is wrong and what to do; null when it was set.</returns>
    public string? Set(string key, string option, string value) => settings.Set(key, value) is { } problem ? $"{option}: {Words(key, problem)}." : null;

    /// <summary>Sets a value if there is one.</summary>
    public string? SetIfGiven(string key, string option, string? value) => value is null ? null : Set(key, option, value);

    /// <summary>A check for typed answers.</summary>
    public static Func<string, string?> Check(string key) => text => new BoardSettings().Set(key, text) is { } problem ? Words(key, problem) + "." : null;

    // The settings' own keys are known to whoever edits a file on the board, not to whoever is asked here.
    private static string Words(string key, string problem) =>
        (problem.StartsWith(key + " ", StringComparison.Ordinal) ? "it" + problem[key.Length..] : problem).Replace("broker_port", "--broker-port", StringComparison.Ordinal);

    /// <summary>Says that an answer is missing and nobody can be asked.</summary>
    public static string Missing(string option, string form) => $"{option} is missing; give {option} {form}, or run flash on a terminal to be asked.";
}
