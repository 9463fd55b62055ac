// SimStore: the companion's store without a disk: commits whole batches or nothing, holds each key once, and outlives the
// companion. The SQLite store is tried by killing a real process; here 500 days go by in a minute.

using Victron.Edge.Core.Samples;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Keeps samples in memory.</summary>
public sealed class SimStore : ISampleStore
{
    private readonly Dictionary<BootKey, SortedDictionary<long, Sample>> _samples = [];
    private readonly Dictionary<BootKey, BootState> _boots = [];
    private long _taken;

    /// <summary>Whether the disk takes nothing now.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Loses every n-th sample that it says to have stored; 0 is an honest store. Shows that the check can fail.</summary>
    public int LosesEach { get; init; }

    /// <summary>Samples that came although their key was there.</summary>
    public long Doubles { get; private set; }

    /// <inheritdoc/>
    public long SizeBytes => 0;

    /// <summary>Samples in the store.</summary>
    public long Count => _samples.Values.Sum(samples => (long)samples.Count);

    /// <summary>Samples of a run, by number.</summary>
    public IReadOnlyDictionary<long, Sample> Of(BootKey key) => _samples.TryGetValue(key, out SortedDictionary<long, Sample>? samples) ? samples : new SortedDictionary<long, Sample>();

    /// <summary>What was committed about a run.</summary>
    public BootState State(BootKey key) => _boots.GetValueOrDefault(key, BootState.Fresh);

    /// <inheritdoc/>
    public bool TryFind(BootKey key, out BootState state)
    {
        state = State(key);
        return !IsBroken;
    }

    /// <inheritdoc/>
    public StoreProblem? Commit(SampleBatch batch)
    {
        if (IsBroken)
        {
            return new StoreProblem(StoreTrouble.Full, "the disk is full");
        }

        foreach (Sample sample in batch.Samples)
        {
            if (!_samples.TryGetValue(sample.Boot, out SortedDictionary<long, Sample>? samples))
            {
                samples = [];
                _samples.Add(sample.Boot, samples);
            }

            _taken++;
            bool isLost = LosesEach > 0 && _taken % LosesEach == 0;
            Doubles += isLost || samples.TryAdd(sample.Sequence, sample) ? 0 : 1;
        }

        foreach (BootEntry entry in batch.Boots)
        {
            _boots[entry.Key] = entry.State;
        }

        return null;
    }

    /// <inheritdoc/>
    public StoreProblem? Tidy(DateTimeOffset now, out bool isDone)
    {
        isDone = true;
        return null;
    }
}
