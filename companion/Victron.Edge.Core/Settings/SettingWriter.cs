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
        reply ?? new RegisterReply(entry.Id, ReplyKind.Refused, 0, [], Sentences.WriteCannotRead),
        reply is { IsGood: true } ? SettingText.Decode(catalogue, entry, reply.Value) : null);

    public static SettingResult Unchanged(SettingReading now) =>
        new(SettingOutcome.Unchanged, now, now, Say.With(Sentences.WriteUnchanged, now.Entry.Key, now.Text));

    /// <summary>Writes a proposal that has been checked a moment ago.</summary>
    public async Task<SettingResult> WriteAsync(SettingProposal proposal, string who, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        RegisterEntry entry = proposal.Entry;
        long number = _journal.Open(Intent(proposal, who), out string? problem);
        if (problem != null)
        {
            return new SettingResult(SettingOutcome.Refused, proposal.Old, null, Say.With(Sentences.WriteNoJournal, entry.Key, problem.TrimEnd('.')));
        }

        SettingResult result = await SendToEndAsync(proposal, stop).ConfigureAwait(false);
        string? lost = _journal.Complete(number, result.Outcome, result.Text);
        return lost == null ? result : result with { Text = Say.With(Sentences.WriteEndLost, result.Text, lost.TrimEnd('.')) };
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
                ? new SettingResult(SettingOutcome.Refused, proposal.Old, null, Say.With(Sentences.WriteNotSent, proposal.Entry.Key, reply.Problem.TrimEnd('.')))
                : await ProveAsync(proposal, reply, grace).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new SettingResult(
                SettingOutcome.Unanswered, proposal.Old, null, Say.With(Sentences.WriteStopped, proposal.Entry.Key));
        }
    }

    private async Task<SettingResult> ProveAsync(SettingProposal proposal, RegisterReply reply, CancellationToken grace)
    {
        RegisterEntry entry = proposal.Entry;
        RegisterEntry? proof = ProofOf(proposal.Target, entry);
        SettingReading? after = proof == null ? null : await ReadBackAsync(proposal.Target, proof, grace).ConfigureAwait(false);
        string WithForce(string text) => after == null ? text : after.Reply.IsGood ? Say.With(Sentences.WriteInForce, text, after.Text) : Say.With(Sentences.WriteNotReadBack, text);
        if (reply.Kind == ReplyKind.Unanswered)
        {
            return new SettingResult(SettingOutcome.Unanswered, proposal.Old, after, WithForce(Say.With(Sentences.WriteUnanswered, entry.Key)));
        }

        if (reply.Flags != 0)
        {
            return new SettingResult(SettingOutcome.Refused, proposal.Old, after, WithForce(Say.With(Sentences.WriteRefused, entry.Key, Flags(reply.Flags))));
        }

        if (after == null)
        {
            return new SettingResult(SettingOutcome.Accepted, proposal.Old, null, Say.With(Sentences.WriteTook, entry.Key));
        }

        if (!after.Reply.IsGood)
        {
            return new SettingResult(SettingOutcome.Unanswered, proposal.Old, after, Say.With(Sentences.WriteTookUnread, entry.Key));
        }

        bool isSame = SettingText.IsSame(proof!, after.Reply.Value, proposal.NewRaw);
        string WithEcho(string text) => reply.Value.Length == 0 || SettingText.IsSame(entry, reply.Value, proposal.NewRaw) ? text
            : Say.With(Sentences.WriteEcho, text, SettingText.Decode(_catalogue, entry, reply.Value).Text);
        return isSame
            ? new SettingResult(SettingOutcome.Verified, proposal.Old, after, WithEcho(Say.With(Sentences.WriteVerified, entry.Key, after.Text)))
            : new SettingResult(SettingOutcome.Differs, proposal.Old, after, WithEcho(Say.With(Sentences.WriteDiffers, entry.Key, after.Text, proposal.New.Text)));
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
        RegisterReply.UnknownRegister => Sentences.WriteNoRegister,
        RegisterReply.ReadOnly => Sentences.WriteReadOnly,
        RegisterReply.BadValue => Sentences.WriteBadValue,
        _ => Say.With(Sentences.WriteFlags, $"0x{flags:X2}"),
    };
}
