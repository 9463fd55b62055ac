// SettingWriter: the write itself. Opens the journal, sends once, reads back, compares, completes the journal.
// Never sends twice: what was not answered may have taken effect, so it is only looked at.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Writes one register.</summary>
internal sealed class SettingWriter
{
    // After a write has left, whoever stops the program still wants to know what it did.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly DeviceCatalogue _catalogue;
    private readonly ISettingsJournal _journal;
    private readonly TimeProvider _time;

    public SettingWriter(DeviceCatalogue catalogue, ISettingsJournal journal, TimeProvider time)
    {
        _catalogue = catalogue;
        _journal = journal;
        _time = time;
    }

    /// <summary>An answer with its meaning; null stands for a register that cannot be asked for.</summary>
    public static SettingReading Reading(DeviceCatalogue catalogue, RegisterEntry entry, RegisterReply? reply) => new(
        entry,
        reply ?? new RegisterReply(entry.Id, ReplyKind.Refused, 0, [], "it cannot be read"),
        reply is { IsGood: true } ? SettingText.Decode(catalogue, entry, reply.Value) : null);

    public static SettingResult Unchanged(SettingReading now) =>
        new(SettingOutcome.Unchanged, now, now, $"{now.Entry.Key} is {now.Text} already; nothing was sent.");

    /// <summary>Writes a proposal that has been checked a moment ago.</summary>
    public async Task<SettingResult> WriteAsync(SettingProposal proposal, string who, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        RegisterEntry entry = proposal.Entry;
        long number = _journal.Open(Intent(proposal, who), out string? problem);
        if (problem != null)
        {
            return new SettingResult(SettingOutcome.Refused, proposal.Old, null, $"{entry.Key} is not written: the journal cannot be kept ({problem.TrimEnd('.')}).");
        }

        SettingResult result = await SendToEndAsync(proposal, stop).ConfigureAwait(false);
        string? lost = _journal.Complete(number, result.Outcome, result.Text);
        return lost == null ? result : result with { Text = $"{result.Text} The journal could not keep how it ended ({lost.TrimEnd('.')})." };
    }

    /// <summary>Writes a proposal again that was written and journalled before; only a bad end is journalled.</summary>
    public async Task<SettingResult> RenewAsync(SettingProposal proposal, string who, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        JournalEntry intent = Intent(proposal, who);
        SettingResult result = await SendToEndAsync(proposal, stop).ConfigureAwait(false);
        if (!result.IsGood)
        {
            long number = _journal.Open(intent, out string? problem);
            _ = problem ?? _journal.Complete(number, result.Outcome, result.Text);
        }

        return result;
    }

    private JournalEntry Intent(SettingProposal proposal, string who) => new(
        _time.GetUtcNow(), who, proposal.Target.Id, proposal.Target.Name, proposal.Entry.Id, proposal.Entry.Key, proposal.Old.Value?.Text,
        proposal.Entry.IsAction ? null : proposal.New.Text, null, "");

    private async Task<SettingResult> SendToEndAsync(SettingProposal proposal, CancellationToken stop)
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using (stop.Register(() => grace.CancelAfter(Grace)))
        {
            return await SendAsync(proposal, grace.Token).ConfigureAwait(false);
        }
    }

    private async Task<SettingResult> SendAsync(SettingProposal proposal, CancellationToken grace)
    {
        try
        {
            RegisterReply reply = await proposal.Target.Access.WriteAsync(proposal.Entry.Id, proposal.NewRaw, grace).ConfigureAwait(false);
            return reply.Kind == ReplyKind.Refused
                ? new SettingResult(SettingOutcome.Refused, proposal.Old, null, $"{proposal.Entry.Key} was not sent: {reply.Problem.TrimEnd('.')}.")
                : await ProveAsync(proposal, reply, grace).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new SettingResult(
                SettingOutcome.Unanswered, proposal.Old, null, $"{proposal.Entry.Key} was sent, and stopped before it could be read back: it is not known what is in force.");
        }
    }

    private async Task<SettingResult> ProveAsync(SettingProposal proposal, RegisterReply reply, CancellationToken grace)
    {
        RegisterEntry entry = proposal.Entry;
        RegisterEntry? proof = ProofOf(proposal.Target, entry);
        SettingReading? after = proof == null ? null : await ReadBackAsync(proposal.Target, proof, grace).ConfigureAwait(false);
        string inForce = after == null ? "" : after.Reply.IsGood ? $" In force now: {after.Text}." : " It could not be read back.";
        if (reply.Kind == ReplyKind.Unanswered)
        {
            return new SettingResult(SettingOutcome.Unanswered, proposal.Old, after, $"{entry.Key}: the device did not answer the write; it is not sent again.{inForce}");
        }

        if (reply.Flags != 0)
        {
            return new SettingResult(SettingOutcome.Refused, proposal.Old, after, $"{entry.Key}: the device refused: {Flags(reply.Flags)}.{inForce}");
        }

        if (after == null)
        {
            return new SettingResult(SettingOutcome.Accepted, proposal.Old, null, $"{entry.Key}: the device took it; it has no way to tell what is in force.");
        }

        if (!after.Reply.IsGood)
        {
            return new SettingResult(SettingOutcome.Unanswered, proposal.Old, after, $"{entry.Key}: the device took the write, but did not answer when it was read back. Read it again.");
        }

        bool isSame = SettingText.IsSame(proof!, after.Reply.Value, proposal.NewRaw);
        string echo = reply.Value.Length > 0 && !SettingText.IsSame(entry, reply.Value, proposal.NewRaw) ? $" It had answered the write with {SettingText.Decode(_catalogue, entry, reply.Value).Text}." : "";
        return isSame
            ? new SettingResult(SettingOutcome.Verified, proposal.Old, after, $"{entry.Key} is {after.Text} now.{echo}")
            : new SettingResult(SettingOutcome.Differs, proposal.Old, after, $"{entry.Key} is {after.Text} now, not {proposal.New.Text}.{echo}");
    }

    private RegisterEntry? ProofOf(SettingsTarget target, RegisterEntry entry) =>
        entry.Need("verify_read") is { } need ? _catalogue.Entry(target.Family, need.Register!.Value)
        : entry.IsReadable && entry.Readback != "none" ? entry
        : null;

    private async Task<SettingReading> ReadBackAsync(SettingsTarget target, RegisterEntry proof, CancellationToken grace)
    {
        IReadOnlyList<RegisterReply> replies = await target.Access.ReadAsync([proof.Id], null, grace).ConfigureAwait(false);
        return Reading(_catalogue, proof, replies[0]);
    }

    private static string Flags(byte flags) => flags switch
    {
        RegisterReply.UnknownRegister => "it has no such register",
        RegisterReply.ReadOnly => "the register cannot be written",
        RegisterReply.BadValue => "the value is out of range, or does not fit its other settings",
        _ => $"flags 0x{flags:X2}",
    };
}
