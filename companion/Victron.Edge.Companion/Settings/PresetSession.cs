// PresetSession: lists the battery presets of a device, or chooses one.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>preset</c>.</summary>
internal static class PresetSession
{
    /// <summary>Lists.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ListAsync(SettingsWork work, bool isJson, CancellationToken stop)
    {
        (IReadOnlyList<PresetChoice>? presets, string? problem) = await work.Services.Presets.ListAsync(work.Target, stop).ConfigureAwait(false);
        if (problem is not null)
        {
            return work.Console.Fail(ExitCode.Failed, problem);
        }

        foreach (string line in isJson ? presets!.Select(PresetView.Json) : PresetView.Lines(presets!))
        {
            work.Console.Say(line);
        }

        return ExitCode.Done;
    }

    /// <summary>Chooses one.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ChooseAsync(SettingsWork work, string preset, Consent consent, CancellationToken stop)
    {
        RestorePlan plan = await work.Services.Presets.PlanAsync(work.Target, preset, stop).ConfigureAwait(false);
        return await PlanSession.RunAsync(work, plan, false, consent, stop).ConfigureAwait(false);
    }
}
