// SampleRecorder: the steps between a road, the ledger, the store and the way back to the edges. Owns no thread and no
// clock: whoever runs it calls Step about every second, at once when IsUrgent, and again while it could not tell everything.
// The order holds the promise: commit first, acknowledge after.

namespace Victron.Edge.Core.Samples;

/// <summary>Records samples; owned by one loop.</summary>
public sealed class SampleRecorder
{
    private readonly ISampleStore _store;

    /// <summary>Makes a recorder that goes on where the store ends.</summary>
    public SampleRecorder(ISampleStore store)
    {
        _store = store;
        Ledger = new SampleLedger(store);
    }

    /// <summary>The book.</summary>
    public SampleLedger Ledger { get; }

    /// <summary>Why the last commit failed; null when it did not.</summary>
    public StoreProblem? Problem { get; private set; }

    /// <summary>Commits what waits, then tells the edges.</summary>
    /// <param name="tell">Hands a notice to the broker; false when it cannot be taken now.</param>
    /// <returns>False when a notice is left to be told.</returns>
    public bool Step(Func<StoredNotice, bool> tell)
    {
        SampleBatch batch = Ledger.Batch();
        if (!batch.IsEmpty)
        {
            Problem = _store.Commit(batch);
            if (Problem is null)
            {
                Ledger.Committed(batch);
            }
        }

        foreach (StoredNotice notice in Ledger.Notices())
        {
            if (!tell(notice))
            {
                return false;
            }

            Ledger.Told(notice);
        }

        return true;
    }
}
