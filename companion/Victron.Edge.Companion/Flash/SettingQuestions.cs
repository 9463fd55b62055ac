// SettingQuestions: one setting from an option or a question. What a setting may be is the matter of BoardSettings: the board
// checks with the same code.

using Victron.Edge.Agent;

namespace Victron.Edge.Companion.Flash;

/// <summary>Checks and sets single settings.</summary>
internal sealed class SettingQuestions(BoardSettings settings)
{
    /// <summary>Sets a value.</summary>
    /// <returns>Option, what is wrong and what to do; null when it was set.</returns>
    public string? Set(string key, string option, string value) => settings.Set(key, value) is { } problem ? $"{option}: {problem}." : null;

    /// <summary>Sets a value if there is one.</summary>
    public string? SetIfGiven(string key, string option, string? value) => value is null ? null : Set(key, option, value);

    /// <summary>A check for typed answers.</summary>
    public static Func<string, string?> Check(string key) => text => new BoardSettings().Set(key, text) is { } problem ? problem + "." : null;

    /// <summary>Says that an answer is missing and nobody can be asked.</summary>
    public static string Missing(string option, string form) => $"{option} is missing; give {option} {form}, or run flash on a terminal to be asked.";
}
