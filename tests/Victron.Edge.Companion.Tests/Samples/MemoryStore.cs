// MemoryStore: a store without a disk, which fails when told to and checks that what it is given can be true.

using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Tests.Samples;

internal sealed class MemoryStore : ISampleStore
{
    private readonly Dictionary<BootKey, BootState> _boots = [];
    private readonly Dictionary<BootKey, SortedDictionary<long, Sample>> _samples = [];

    public bool Fails { get; set; }

    public long SizeBytes => 0;

    public IEnumerable<BootKey> Boots => _boots.Keys;

    public BootState StateOf(BootKey key) => _boots[key];

    public IReadOnlyDictionary<long, Sample> SamplesOf(BootKey key) =>
        _samples.GetValueOrDefault(key) ?? (IReadOnlyDictionary<long, Sample>)new Dictionary<long, Sample>();

    public StoreProblem? Commit(SampleBatch batch)
    {
        if (Fails)
        {
            return new StoreProblem(StoreTrouble.Full, "full.");
        }

        foreach (Sample sample in batch.Samples)
        {
            Assert.Contains(batch.Boots, boot => boot.Key == sample.Boot);
            if (!_samples.TryGetValue(sample.Boot, out SortedDictionary<long, Sample>? samples))
            {
                samples = [];
                _samples[sample.Boot] = samples;
            }

            Assert.True(samples.TryAdd(sample.Sequence, sample), $"seq {sample.Sequence} was given twice");
        }

        foreach (BootEntry boot in batch.Boots)
        {
            _boots[boot.Key] = boot.State;
            Check(boot);
        }

        return null;
    }

    public bool TryFind(BootKey key, out BootState state)
    {
        state = _boots.GetValueOrDefault(key) ?? BootState.Fresh;
        return !Fails;
    }

    private void Check(BootEntry boot)
    {
        IReadOnlyDictionary<long, Sample> samples = SamplesOf(boot.Key);
        Assert.Equal(boot.State.Stored - boot.State.Lost, samples.Keys.Count(seq => seq <= boot.State.Stored));
        Assert.Equal(boot.State.Held.Sum(range => range.Last - range.First + 1), samples.Keys.Count(seq => seq > boot.State.Stored));
        Assert.All(boot.State.Held, range => Assert.True(range.First > boot.State.Stored + 1 && samples.ContainsKey(range.First) && samples.ContainsKey(range.Last)));
    }

    /// <inheritdoc/>
    public StoreProblem? Tidy(DateTimeOffset now, out bool isDone)
    {
        isDone = true;
        return null;
    }
}
