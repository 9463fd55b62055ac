// SettingsService: the one way in which this program writes registers: check, tell, write once, read back, compare, keep a journal.
// What a value is allowed to be is told by SettingRules; how bytes travel, by IRegisterAccess.

using System.Collections.Concurrent;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Reads and writes settings; one writer a device.</summary>
public sealed class SettingsService
{
    private readonly DeviceCatalogue _catalogue;
    private readonly SettingWriter _writer;
    private readonly ISettingsBooks _books;
    private readonly ConcurrentDictionary<DeviceId, SemaphoreSlim> _locks = new();

    /// <summary>Makes the service.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="books">Where each write is kept; without them nothing is written.</param>
    /// <param name="time">The clock.</param>
    public SettingsService(DeviceCatalogue catalogue, ISettingsBooks books, TimeProvider time)
    {
        _catalogue = catalogue;
        _books = books;
        _writer = new SettingWriter(catalogue, books, time);
    }

    /// <summary>Reads registers, in the given order; those that cannot be read are told as such and not asked for.</summary>
    public async Task<IReadOnlyList<SettingReading>> ReadAsync(
        SettingsTarget target, IReadOnlyList<RegisterEntry> entries, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        int[] ids = [.. entries.Where(e => e.IsReadable).Select(e => e.Id).Distinct()];
        IReadOnlyList<RegisterReply> replies = ids.Length == 0 ? [] : await target.Access.ReadAsync(ids, progress, stop).ConfigureAwait(false);
        Dictionary<int, RegisterReply> byId = replies.ToDictionary(r => r.Register);
        return [.. entries.Select(e => SettingWriter.Reading(_catalogue, e, byId.GetValueOrDefault(e.Id)))];
    }

    /// <summary>Checks a write against the device as it is; sends none.</summary>
    /// <param name="target">The device.</param>
    /// <param name="entry">The register.</param>
    /// <param name="value"><c>14.4</c>, <c>14.4 V</c>, a code or text of a set, <c>on</c>, <c>0x…</c> for the raw number; empty for an action.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<SettingProposal> ProposeAsync(SettingsTarget target, RegisterEntry entry, string value, CancellationToken stop)
    {
        SettingFacts facts = await FactsAsync(target, [entry], null, stop).ConfigureAwait(false);
        SettingReading old = SettingWriter.Reading(_catalogue, entry, facts.Reply(entry.Id));
        string? closed = SettingRules.Closed(_catalogue, facts, entry);
        if (closed != null)
        {
            return Refused(target, entry, old, closed);
        }

        byte[] held = old.Reply.IsGood ? old.Reply.Value : [];
        string? problem = ValueText.Read(_catalogue, entry, value, held, out byte[] bytes);
        return problem != null ? Refused(target, entry, old, Say.With(Sentences.RulesNotWritten, entry.Key, problem)) : Judge(facts, entry, old, SettingText.KeepBits(entry, held, bytes));
    }

    /// <summary>Writes what was proposed, once, and reads it back.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="confirmed">Whether the warnings were shown and agreed to.</param>
    /// <param name="who">For the journal.</param>
    /// <param name="stop">Before the write it ends everything with an <see cref="OperationCanceledException"/>; after it, the read-back has a short grace.</param>
    public async Task<SettingResult> ApplyAsync(SettingProposal proposal, bool confirmed, string who, CancellationToken stop)
    {
        // The switch that stands as it is said to may still end what an earlier change has in mind for it.
        if (Stopped(proposal, confirmed) is { } end && !(end.Outcome == SettingOutcome.Unchanged && IsSwitch(proposal) && (confirmed || proposal.IsIdle)))
        {
            return end;
        }

        (IDisposable? held, string? busy) = await EnterAsync(proposal.Target, stop).ConfigureAwait(false);
        if (busy != null)
        {
            return new SettingResult(SettingOutcome.Refused, proposal.Old, null, busy);
        }

        using (held)
        {
            return await CheckedAsync(proposal, who, stop).ConfigureAwait(false);
        }
    }

    private async Task<SettingResult> CheckedAsync(SettingProposal proposal, string who, CancellationToken stop)
    {
        SettingFacts facts = await FactsAsync(proposal.Target, [proposal.Entry], null, stop).ConfigureAwait(false);
        SettingReading now = SettingWriter.Reading(_catalogue, proposal.Entry, facts.Reply(proposal.Entry.Id));
        if (proposal.Entry.IsReadable && !SameReply(proposal.Old.Reply, now.Reply))
        {
            return new SettingResult(
                SettingOutcome.Refused, now, null,
                Say.With(Sentences.ServiceSomebodyElse, proposal.Entry.Key, proposal.Old.Text, now.Text));
        }

        SettingProposal again = Judge(facts, proposal.Entry, now, proposal.NewRaw);
        return again.Refusal != null ? new SettingResult(SettingOutcome.Refused, now, null, again.Refusal)
            : again.Warnings.Except(proposal.Warnings).Any() ? new SettingResult(
                SettingOutcome.Refused, now, null, Say.With(Sentences.ServiceMore, proposal.Entry.Key))
            : Noted(again, again.IsUnchanged ? SettingWriter.Unchanged(now) : await _writer.WriteAsync(again, who, stop).ConfigureAwait(false));
    }

    /// <summary>
    /// Writes a value that the device forgets by itself once more, after the same checks. What was written first stands in the journal;
    /// that it was written again does only when it did not go well, or a value held for a day would fill the book.
    /// </summary>
    /// <param name="target">The device.</param>
    /// <param name="entry">A register whose storage is volatile.</param>
    /// <param name="bytes">As they were proposed and confirmed.</param>
    /// <param name="isFirst">Whether holding begins with it: then it stands in the journal, though the device may have the value already.</param>
    /// <param name="who">For the journal.</param>
    /// <param name="stop">As for <see cref="ApplyAsync"/>.</param>
    /// <exception cref="ArgumentException">The register is kept in flash, which wears.</exception>
    public async Task<SettingResult> RenewAsync(SettingsTarget target, RegisterEntry entry, byte[] bytes, bool isFirst, string who, CancellationToken stop)
    {
        if (entry.Storage != "volatile")
        {
            throw new ArgumentException($"{entry.Key} is no register that forgets.", nameof(entry));
        }

        (IDisposable? held, string? busy) = await EnterAsync(target, stop).ConfigureAwait(false);
        using (held)
        {
            SettingFacts facts = await FactsAsync(target, [entry], null, stop).ConfigureAwait(false);
            SettingReading now = SettingWriter.Reading(_catalogue, entry, facts.Reply(entry.Id));
            SettingProposal proposal = Judge(facts, entry, now, bytes);
            return (busy ?? proposal.Refusal) is { } refusal ? new SettingResult(SettingOutcome.Refused, now, null, refusal)
                : isFirst ? await _writer.WriteAsync(proposal, who, stop).ConfigureAwait(false)
                : await _writer.RenewAsync(proposal, who, stop).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes the right to write to a device; waits until whoever has it in this program is done, and for a moment where another program
    /// of this computer has it.
    /// </summary>
    /// <returns>The right, or why it is not to be had, one line.</returns>
    internal async Task<(IDisposable? Held, string? Problem)> EnterAsync(SettingsTarget target, CancellationToken stop)
    {
        SemaphoreSlim gate = _locks.GetOrAdd(target.Id, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            (IDisposable? writer, string? problem) = await _books.EnterAsync(target.Id, stop).ConfigureAwait(false);
            if (writer != null)
            {
                return (new Exit(gate, writer), null);
            }

            _ = gate.Release();
            return (null, problem != null ? Say.With(Sentences.ServiceNoJournal, problem.TrimEnd('.'))
                : Say.With(Sentences.ServiceOtherProgram, target.Name));
        }
        catch (OperationCanceledException)
        {
            _ = gate.Release();
            throw;
        }
    }

    /// <summary>Writes bytes as a part of a plan whose warnings were confirmed; whoever calls has entered.</summary>
    /// <param name="facts">What the device answered a moment ago, with what the plan ends with.</param>
    internal async Task<SettingResult> WritePlannedAsync(SettingFacts facts, RegisterEntry entry, byte[] bytes, string who, CancellationToken stop)
    {
        SettingReading old = SettingWriter.Reading(_catalogue, entry, facts.Reply(entry.Id));
        SettingProposal proposal = Judge(facts, entry, old, bytes);
        return proposal.Refusal != null ? new SettingResult(SettingOutcome.Refused, old, null, proposal.Refusal)
            : proposal.IsUnchanged ? SettingWriter.Unchanged(old)
            : await _writer.WriteAsync(proposal, who, stop).ConfigureAwait(false);
    }

    /// <summary>Reads registers and all that their rules speak of, in one go.</summary>
    /// <param name="planned">Values that count instead of those that the device answers; null for none.</param>
    internal async Task<SettingFacts> FactsAsync(
        SettingsTarget target, IReadOnlyList<RegisterEntry> entries, IReadOnlyDictionary<int, byte[]>? planned, CancellationToken stop)
    {
        int[] ids = [.. entries.SelectMany(e => SettingNeeds.Registers(_catalogue, target.Family, e)).Concat(SettingGate.Registers).Distinct()];
        IReadOnlyList<RegisterReply> replies = await target.Access.ReadAsync(ids, null, stop).ConfigureAwait(false);
        return new SettingFacts(_catalogue, target, replies, planned);
    }

    private SettingProposal Judge(SettingFacts facts, RegisterEntry entry, SettingReading old, byte[] bytes)
    {
        RegisterValue value = SettingText.Decode(_catalogue, entry, bytes);
        SettingVerdict verdict = SettingRules.Check(_catalogue, facts, entry, bytes);
        SettingWarning? cut = Cut(facts.Target, entry, bytes, out string? unread);
        string? refusal = SettingGate.Problem(facts, entry.Id == RestoreSwitch.Register && RestoreSwitch.IsOff(bytes)) ?? verdict.Refusal ?? unread;
        IReadOnlyList<SettingWarning> warnings = cut == null ? verdict.Warnings : [cut, .. verdict.Warnings];
        return new SettingProposal(facts.Target, entry, old, refusal == null ? bytes : [], value, warnings, refusal) { Notes = verdict.Notes };
    }

    // A change that was cut has left the device off, with figures that may belong to two batteries.
    private SettingWarning? Cut(SettingsTarget target, RegisterEntry entry, byte[] bytes, out string? unread)
    {
        unread = null;
        if (entry.Id != RestoreSwitch.Register || RestoreSwitch.IsOff(bytes))
        {
            return null;
        }

        RestoreMark? mark = _books.Load(target.Id, out string? problem);
        unread = problem == null ? null : Say.With(Sentences.ServiceCutUnread, entry.Key, problem.TrimEnd('.'));
        return mark == null ? null : new SettingWarning(
            SettingProposal.CutCode,
            Say.With(mark.Work == RestoreMark.LeftOff ? Sentences.ServiceLeftOff : Sentences.ServiceCut, entry.Key, target.Name, mark.Since));
    }

    private static bool IsSwitch(SettingProposal proposal) => proposal.Entry.Id == RestoreSwitch.Register;

    // Whoever sets the switch by hand has decided what it is to be, whatever a change that was cut had in mind.
    private SettingResult Noted(SettingProposal proposal, SettingResult result)
    {
        if (!IsSwitch(proposal) || !result.IsGood || _books.Load(proposal.Target.Id, out _) is not { } mark)
        {
            return result;
        }

        string? problem = RestoreSwitch.IsOff(proposal.NewRaw) ? _books.Save(proposal.Target.Id, mark with { Raw = proposal.NewRaw }) : _books.Clear(proposal.Target.Id);
        return problem == null ? result : result with { Text = Say.With(Sentences.ServiceVoid, result.Text, problem.TrimEnd('.')) };
    }

    private static SettingResult? Stopped(SettingProposal proposal, bool confirmed) =>
        proposal.Refusal != null ? new SettingResult(SettingOutcome.Refused, proposal.Old, null, proposal.Refusal)
        : proposal.IsUnchanged ? SettingWriter.Unchanged(proposal.Old)
        : proposal.Warnings.Count > 0 && !confirmed ? new SettingResult(
            SettingOutcome.Refused, proposal.Old, null, Say.With(Sentences.ServiceNotConfirmed, proposal.Entry.Key))
        : null;

    private static bool SameReply(RegisterReply a, RegisterReply b) => a.Flags == b.Flags && a.Kind == b.Kind && a.Value.AsSpan().SequenceEqual(b.Value);

    private static SettingProposal Refused(SettingsTarget target, RegisterEntry entry, SettingReading old, string why) =>
        new(target, entry, old, [], new RegisterValue(RegisterValueStatus.Absent, null, null, ""), [], why);

    private sealed class Exit : IDisposable
    {
        private readonly SemaphoreSlim _gate;
        private readonly IDisposable _writer;

        public Exit(SemaphoreSlim gate, IDisposable writer)
        {
            _gate = gate;
            _writer = writer;
        }

        public void Dispose()
        {
            _writer.Dispose();
            _ = _gate.Release();
        }
    }
}
