// ProposalView: what is about to be written, with its risks, before anybody says yes.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows a proposal.</summary>
internal static class ProposalView
{
    /// <summary>The lines.</summary>
    /// <param name="title">The device.</param>
    /// <param name="range">What may be written there.</param>
    /// <param name="proposal">What is to be written.</param>
    public static IEnumerable<string> Lines(string title, string range, SettingProposal proposal)
    {
        yield return title;
        yield return $"  {proposal.Entry.Key}  {Old(proposal)} -> {proposal.New.Text}";
        yield return $"  may be set to: {range}";
        foreach (string note in proposal.Notes)
        {
            yield return $"  {note}";
        }

        foreach (SettingWarning warning in proposal.Warnings)
        {
            yield return $"  ! {warning.Text}";
        }
    }

    /// <summary>The old value, or why it is not known.</summary>
    public static string Old(SettingProposal proposal) =>
        RegisterText.Problem(proposal.Old) is { } problem ? $"({problem})" : RegisterText.Value(proposal.Old);
}
