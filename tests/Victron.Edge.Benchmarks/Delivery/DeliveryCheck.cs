// DeliveryCheck: the sum of delivery: every sample of every run is stored once, or in a counter, or died with the power of
// its edge; what is stored is what the device said, dated when it said it.

using System.Globalization;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Judges a day.</summary>
public static class DeliveryCheck
{
    // Two slow lines, from the edge and to the companion, and the rest of what a message may wait.
    private const long DatingSlackMs = 5_000;

    /// <summary>Judges every run of every edge.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Find(IEnumerable<SimEdge> edges, SimStore store, SimProfile profile)
    {
        foreach (SimEdge edge in edges)
        {
            if (edge.RingBytesUsedMax > profile.RingBytes)
            {
                return $"{edge.Name}: a ring of {profile.RingBytes} bytes held {edge.RingBytesUsedMax}";
            }

            foreach (SimBoot boot in edge.Boots)
            {
                string? fault = OfNumbers(boot, store) ?? OfValues(boot, edge, store, (2L * profile.SlowDelayMs) + DatingSlackMs);
                if (fault is not null)
                {
                    return $"{boot.Edge}/ve{boot.Port + 1} run {boot.BootId}: {fault}";
                }
            }
        }

        return store.Doubles > 0 ? $"{store.Doubles} samples were committed twice" : null;
    }

    /// <summary>Judges what is acknowledged: nothing that is neither stored nor known to be lost.</summary>
    public static string? OfAcknowledged(BootKey key, long sequence, SimStore store)
    {
        BootState state = store.State(key);
        if (sequence > state.Stored)
        {
            return $"{key.Address}: {sequence} was acknowledged, and only {state.Stored} is committed";
        }

        long there = store.Of(key).Keys.LongCount(number => number <= state.Stored);
        return there + state.Lost == state.Stored ? null : $"{key.Address}: of {state.Stored} acknowledged samples {there} are stored and {state.Lost} lost";
    }

    private static string? OfNumbers(SimBoot boot, SimStore store)
    {
        BootKey key = Key(boot);
        IReadOnlyDictionary<long, Sample> samples = store.Of(key);
        BootState state = store.State(key);
        long missing = boot.Made - samples.Count;
        if (samples.Count > 0 && (samples.Keys.Min() < 1 || samples.Keys.Max() > boot.Made))
        {
            return "a number is stored that was never given";
        }

        if (state.Lost > boot.GivenUp)
        {
            return $"{state.Lost} are counted as lost, and the edge gave up only {boot.GivenUp}";
        }

        if (missing > boot.GivenUp + (boot.IsDead ? boot.Waiting : 0))
        {
            return $"{boot.Made} made, {samples.Count} stored, {boot.GivenUp} given up, {boot.Waiting} waiting: some are in no counter";
        }

        if (!boot.IsDead && state.Stored != boot.Made)
        {
            return $"{boot.Made} made, and {state.Stored} acknowledged long after the last fault: nothing moves";
        }

        return OfAcknowledged(key, state.Stored, store);
    }

    private static string? OfValues(SimBoot boot, SimEdge edge, SimStore store, long datingMsMax)
    {
        foreach (Sample sample in store.Of(Key(boot)).Values)
        {
            long trueMs = boot.StartMs + sample.UptimeMs;
            if (!edge.Devices[boot.Port].Said(trueMs, key => Text(sample, key)))
            {
                return $"sample {sample.Sequence} is not what the device said at {trueMs} ms";
            }

            long errorMs = sample.AtMs - SimWorld.StartUnixMs - trueMs;
            if (Math.Abs(errorMs) > datingMsMax)
            {
                return string.Create(CultureInfo.InvariantCulture, $"sample {sample.Sequence} is dated {errorMs} ms off");
            }
        }

        return null;
    }

    private static BootKey Key(SimBoot boot) => new(new PortAddress(boot.Edge, $"ve{boot.Port + 1}"), boot.BootId);

    private static string? Text(Sample sample, string key)
    {
        foreach (KeyValuePair<string, RawValue> value in sample.Values)
        {
            if (value.Key == key)
            {
                return value.Value.Text;
            }
        }

        return null;
    }
}
