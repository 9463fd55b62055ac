// SettingsReview: wishes, checked against the device, waiting for somebody to agree. Nothing has been sent.

using System.Security.Cryptography;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>What is to be written.</summary>
/// <param name="Target">The device.</param>
/// <param name="Plan">Settings that are written as one change; null for none.</param>
/// <param name="Proposals">What is written one by one, after the plan.</param>
public sealed record SettingsReview(SettingsTarget Target, RestorePlan? Plan, IReadOnlyList<SettingProposal> Proposals)
{
    private const int IdBytes = 8;

    /// <summary>Name in the address.</summary>
    public string Id { get; } = NewId();

    /// <summary>Each needs a tick.</summary>
    public IReadOnlyList<SettingWarning> Warnings { get; } = [.. (Plan?.Warnings ?? []).Concat(Proposals.SelectMany(proposal => proposal.Warnings)).Distinct()];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Plan?.IsEmpty != false && Proposals.All(proposal => proposal.IsIdle);

    /// <summary>What is written, in order, as far as it is known beforehand.</summary>
    public IReadOnlyList<WorkStep> Steps() =>
    [
        .. (Plan?.Steps ?? []).Select(step => new WorkStep(step.Entry.Key, step.Entry.Name, step.Old, step.New, null)),
        .. Proposals.Select(proposal => new WorkStep(
            proposal.Entry.Key, proposal.Entry.Name, RegisterText.Problem(proposal.Old) ?? RegisterText.Value(proposal.Old), proposal.Entry.IsAction ? "" : proposal.New.Text, null)),
    ];

    /// <summary>A name that nobody guesses.</summary>
    public static string NewId() => Convert.ToHexString(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>Checks wishes against the device.</summary>
    /// <param name="services">What works on settings.</param>
    /// <param name="target">The device.</param>
    /// <param name="edits">The wishes.</param>
    /// <param name="held">What the device held when it was read.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The review, or what is wrong: by key of the register, or under an empty key for all.</returns>
    internal static async Task<(SettingsReview? Review, IReadOnlyDictionary<string, string> Wrong)> OfAsync(
        SettingsServices services, SettingsTarget target, IReadOnlyList<SettingEdit> edits, IReadOnlyList<SettingReading> held, CancellationToken stop)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        byte[] HeldOf(SettingEdit edit) => held.FirstOrDefault(reading => reading.Entry.Id == edit.Entry.Id)?.Reply is { IsGood: true } reply ? reply.Value : [];
        foreach (SettingEdit edit in edits)
        {
            string? problem = edit.Entry.IsWritable ? ValueText.Read(services.Catalogue, edit.Entry, SettingField.Plain(edit.Entry, edit.Typed), HeldOf(edit), out _) : edit.Entry.WhyNot;
            if (problem is not null)
            {
                wrong[edit.Entry.Key] = Say.With(SettingsTexts.FieldWrong, char.ToUpperInvariant(problem[0]) + problem[1..]);
            }
        }

        // What is kept in the device and what brings other figures into force are checked and written as one change.
        SettingEdit[] kept = [.. edits.Where(edit => edit.Entry.IsSetting)];
        kept = kept.Length > 1 || kept.Any(edit => edit.Entry.Need("off") is not null) ? kept : [];
        RestorePlan? plan = null;
        if (wrong.Count == 0 && kept.Length > 0)
        {
            plan = await services.Restores.PlanSettingsAsync(target, [.. kept.Select(edit => (edit.Entry, SettingField.Plain(edit.Entry, edit.Typed), HeldOf(edit)))], stop).ConfigureAwait(false);
            if (plan.Refusal is { } refusal)
            {
                wrong[plan.RefusedKey] = refusal;
            }
        }

        List<SettingProposal> proposals = [];
        foreach (SettingEdit edit in wrong.Count > 0 ? [] : edits.Where(edit => !kept.Contains(edit) || plan!.Skipped.Any(skip => skip.Id == edit.Entry.Id)))
        {
            SettingProposal proposal = await services.Settings.ProposeAsync(target, edit.Entry, SettingField.Plain(edit.Entry, edit.Typed), stop).ConfigureAwait(false);
            proposals.Add(proposal);
            if (proposal.Refusal is { } refusal)
            {
                wrong[edit.Entry.Key] = refusal;
            }
        }

        return (wrong.Count > 0 ? null : new SettingsReview(target, plan, proposals), wrong);
    }
}
