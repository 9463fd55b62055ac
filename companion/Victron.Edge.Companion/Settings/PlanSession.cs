// PlanSession: shows a plan, asks, runs it with a bar, and says how each step and the whole ended.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of a plan.</summary>
internal static class PlanSession
{
    /// <summary>Shows, asks, runs.</summary>
    /// <param name="work">The device.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="isDryRun">Whether showing is all.</param>
    /// <param name="consent">The question.</param>
    /// <param name="stop">Ends it between two steps.</param>
    /// <param name="isJson">Whether how each step ended is told in JSON.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SettingsWork work, RestorePlan plan, bool isDryRun, Consent consent, CancellationToken stop, bool isJson = false)
    {
        SettingsConsole console = work.Console;
        if (plan.Refusal is { } refusal)
        {
            return console.Fail(ExitCode.Failed, refusal);
        }

        foreach (string line in PlanView.Lines(work.Title, plan).SelectMany(line => SafeText.Wrap(line, SettingsConsole.Columns)))
        {
            (isDryRun ? (Action<string>)console.Say : console.Note)(line);
        }

        if (isDryRun || plan.IsEmpty)
        {
            console.Say(plan.IsEmpty ? "Unchanged: nothing is to be written." : "Nothing was written.");
            return ExitCode.Done;
        }

        IWriteDoor door = work.Door;
        await using (door.ConfigureAwait(false))
        {
            if (door.Problem() is { } locked)
            {
                return console.Fail(ExitCode.Failed, locked);
            }

            if (!consent.Ask("Write it?"))
            {
                return console.Fail(ExitCode.Failed, "nothing was written.");
            }

            if (await door.OpenAsync(stop).ConfigureAwait(false) is { } shut)
            {
                return console.Fail(ExitCode.Failed, shut);
            }

            using var bar = new ProgressBar(console, "writing");
            RestoreResult result = await work.Services.Restores.RunAsync(plan, true, Person.Name, new PlanProgress(bar), stop).ConfigureAwait(false);
            bar.Dispose();
            return Report(console, result, isJson);
        }
    }

    private static int Report(SettingsConsole console, RestoreResult result, bool isJson)
    {
        foreach (KeyValuePair<string, SettingResult> step in result.Results)
        {
            console.Say(isJson ? ResultView.Json(step.Value.Before.Entry, step.Value) : ResultView.Line(step.Value));
        }

        if (!result.IsComplete)
        {
            return console.Fail(ExitCode.Failed, result.Text);
        }

        (isJson ? (Action<string>)console.Note : console.Say)(result.Text);
        return ExitCode.Done;
    }
}
