// SetSession: proposes one value, asks, writes it and says what became of it.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>set</c>, also for a preset.</summary>
internal static class SetSession
{
    /// <summary>Sets a register by its name or id.</summary>
    /// <returns>The exit code: 0 only when the value is in the work, read back.</returns>
    public static Task<int> RunAsync(SettingsWork work, string register, string value, Consent consent, bool isJson, CancellationToken stop) =>
        RegisterNames.Find(work.Catalogue, work.Target.Family, register, out RegisterEntry? entry) is { } wrong
            ? Task.FromResult(work.Console.Fail(ExitCode.WrongUsage, wrong))
            : RunAsync(work, entry!, value, consent, isJson, stop);

    /// <summary>Sets a register.</summary>
    public static async Task<int> RunAsync(SettingsWork work, RegisterEntry entry, string value, Consent consent, bool isJson, CancellationToken stop)
    {
        // What brings other figures into force is a change of several steps, with the charger off.
        if (entry.Need("off") is not null)
        {
            RestorePlan plan = await work.Services.Restores.PlanSettingAsync(work.Target, entry, value, stop).ConfigureAwait(false);
            return await PlanSession.RunAsync(work, plan, false, consent, stop, isJson).ConfigureAwait(false);
        }

        SettingsConsole console = work.Console;
        SettingProposal proposal = await work.Services.Settings.ProposeAsync(work.Target, entry, value, stop).ConfigureAwait(false);
        if (proposal.Refusal is { } refusal)
        {
            return console.Fail(ExitCode.Failed, refusal);
        }

        IWriteDoor door = work.Door;
        await using (door.ConfigureAwait(false))
        {
            string? shut = proposal.IsUnchanged ? null : door.Problem();
            if (shut is null && !proposal.IsIdle)
            {
                foreach (string line in ProposalView.Lines(work.Title, RangeText.Of(work.Catalogue, entry), proposal))
                {
                    console.Note(line);
                }

                shut = !consent.Ask("Write it?") ? "nothing was written." : proposal.IsUnchanged ? null : await door.OpenAsync(stop).ConfigureAwait(false);
            }

            if (shut is not null)
            {
                return console.Fail(ExitCode.Failed, shut);
            }

            SettingResult result = await work.Services.Settings.ApplyAsync(proposal, true, Person.Name, stop).ConfigureAwait(false);
            console.Say(isJson ? ResultView.Json(entry, result) : ResultView.Line(result));
            return ResultView.Code(result);
        }
    }
}
