// BootBook: what the ledger has in memory of one run: its numbers, its clock, and how much of that is committed.

namespace Victron.Edge.Core.Samples;

/// <summary>One run in memory.</summary>
internal sealed class BootBook
{
    private long _committedLost;
    private long _committedSamples;

    public BootBook(BootKey key, BootState state)
    {
        Key = key;
        Numbers = new BootLedger(state.Stored, state.Lost, state.Held);
        Clock = new BootClock(state.OffsetMs, state.Dating);
        Settle(state.Stored, state.Lost, Numbers.Samples);
    }

    public BootKey Key { get; }

    public BootLedger Numbers { get; }

    public BootClock Clock { get; }

    /// <summary>What may be acknowledged.</summary>
    public long CommittedStored { get; private set; }

    public long HeardMs { get; set; }

    public bool IsDirty => Numbers.Stored != CommittedStored || Numbers.Lost != _committedLost || Numbers.Samples != _committedSamples;

    public BootEntry Entry() => new(
        Key, new BootState(Numbers.Stored, Numbers.Lost, [.. Numbers.Held], Clock.OffsetMs, Clock.Dating), Numbers.Newest, HeardMs);

    public void Settle(BootEntry entry) =>
        Settle(entry.State.Stored, entry.State.Lost, entry.State.Stored - entry.State.Lost + entry.State.Held.Sum(range => range.Last - range.First + 1));

    private void Settle(long stored, long lost, long samples)
    {
        CommittedStored = stored;
        _committedLost = lost;
        _committedSamples = samples;
    }
}
