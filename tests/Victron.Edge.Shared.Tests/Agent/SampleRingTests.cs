// The ring against a plain list: whatever is added, removed and given up, each sample is in the ring once or counted once,
// the bytes are bounded, and what comes out is what went in.

using CsCheck;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;
using Second = Victron.Edge.VeDirect.Snapshot;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class SampleRingTests
{
    private const int SlotCount = 12;
    private const int TextSlot = 11;

    [Fact]
    public void Every_sample_is_in_the_ring_or_counted_and_comes_out_as_it_went_in() => Gen.Select(
        Gen.Int[1024, 6000],
        Gen.Select(Gen.Int[0, 90_000], Gen.Int[0, 9], Gen.Int, Gen.Int[0, 20]).Array[1, 400]).Sample((size, steps) =>
        {
            var ring = new SampleRing(size, Texts());
            var added = new Dictionary<long, Second>();
            long sequence = 0;
            long atMs = 5_000;
            long stored = 0;
            long storedCount = 0;
            foreach ((int pauseMs, int action, int value, int slot) in steps)
            {
                if (action == 0 && sequence > 0)
                {
                    int before = ring.Waiting;
                    stored = Math.Max(stored, sequence - slot);
                    ring.Remove(stored);
                    storedCount += before - ring.Waiting;
                    continue;
                }

                atMs += pauseMs;
                Second snapshot = Sample(atMs, value, slot, sequence % 7 == 0);
                sequence++;
                added[sequence] = snapshot;
                ring.Add(snapshot, sequence);
                Assert.InRange(ring.Used, 0, size);
            }

            Assert.Equal(sequence, storedCount + ring.Waiting + ring.Thinned + ring.Dropped);
            Check(ring, added, stored);
        });

    [Fact]
    public void A_battery_monitor_fits_for_two_minutes_at_one_a_second_and_hours_at_one_a_minute()
    {
        var ring = new SampleRing(8192, Texts());
        for (int second = 1; second <= 5 * 3600; second++)
        {
            ring.Add(Monitor(second), second);
        }

        Assert.Equal(0, ring.Dropped);
        Assert.InRange(ring.Waiting, 120 + 297, 121 + 299);
        TestContext.Current.TestOutputHelper?.WriteLine($"5 h of 27 values: {ring.Waiting} samples in {ring.Used} bytes, {(double)ring.Used / ring.Waiting:0.0} bytes a sample");
    }

    [Fact]
    public void Keeping_samples_makes_no_object()
    {
        var ring = new SampleRing(8192, Texts());
        Second[] seconds = [.. Enumerable.Range(1, 1000).Select(Monitor)];
        long sequence = 0;
        void Run(int from)
        {
            for (int second = 0; second < seconds.Length; second++)
            {
                seconds[second].AtMs = (from + second) * 1000L;
                ring.Add(seconds[second], ++sequence);
            }
        }

        Run(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 1; round <= 20; round++)
        {
            Run(1 + (round * seconds.Length));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(ring.Dropped > 0 && ring.Thinned > 0, "the ring never had to give anything up");
    }

    [Fact]
    public void A_sample_larger_than_the_ring_is_dropped_and_counted()
    {
        var queue = new SampleQueue(64, Texts());
        var vector = new SampleVector(Texts());
        vector.Take(Monitor(1), 1);
        Assert.False(queue.TryAdd(vector));
        Assert.Equal((0, 0), (queue.Count, queue.Used));
    }

    private static void Check(SampleRing ring, Dictionary<long, Second> added, long stored)
    {
        long last = stored;
        while (ring.Waiting > 0)
        {
            SampleVector sample = ring.Oldest().RemoveOldest();
            Assert.True(sample.Sequence > last, "older than the one before, or stored");
            last = sample.Sequence;
            Second expected = added[sample.Sequence];
            Assert.Equal((expected.AtMs, expected.Count), (sample.AtMs, sample.Count));
            for (int i = 0; i < expected.Count; i++)
            {
                int slot = expected.Order[i];
                Assert.Equal((slot, expected.Status[slot]), (sample.Order[i], sample.Status[slot]));
                if (slot == TextSlot)
                {
                    Assert.Equal(expected.TextOf(slot).AsSpan(0, expected.TextCountOf(slot)), sample.TextOf(slot).AsSpan(0, sample.TextCountOf(slot)));
                }
                else if (expected.Status[slot] == NumberStatus.Ok)
                {
                    Assert.Equal(expected.Value[slot], sample.Value[slot]);
                }
            }
        }
    }

    private static TextSlots Texts()
    {
        var texts = new TextSlots();
        texts.Add(TextSlot);
        return texts;
    }

    private static Second Sample(long atMs, int value, int slot, bool hasOtherOrder)
    {
        var snapshot = new Second { AtMs = atMs, Texts = Texts() };
        for (int i = 0; i < SlotCount; i++)
        {
            int at = hasOtherOrder ? SlotCount - 1 - i : i;
            if (at == slot % 20)
            {
                continue;   // missing in this one
            }

            snapshot.Order[snapshot.Count++] = (byte)at;
            snapshot.Status[at] = (byte)(1 + ((value >>> (at + 1)) % 3));
            snapshot.Value[at] = at % 3 == 0 ? value : at;
        }

        byte[] text = new byte[VeDirectReader.ValueBytesMax];
        int count = (value >>> 3) % VeDirectReader.ValueBytesMax;
        Array.Fill(text, (byte)('a' + (slot % 26)), 0, count);
        snapshot.AddText();
        snapshot.Text[0] = text;
        snapshot.TextCount[0] = (byte)count;
        return snapshot;
    }

    // Voltage, current, power, consumed charge, charge and time to go wander; the rest stays.
    private static Second Monitor(int second)
    {
        var snapshot = new Second { AtMs = second * 1000L, Count = 27, Texts = new TextSlots() };
        int wave = (int)(Math.Sin(second / 50.0) * 4000);
        int[] values = [12_800 + (wave / 40) + (second * 7 % 11), wave + (second * 13 % 97), wave / 80, -30_000 + (second / 2), 700 + (second / 300), 1300 - (second / 60)];
        for (int slot = 0; slot < snapshot.Count; slot++)
        {
            snapshot.Order[slot] = (byte)slot;
            snapshot.Status[slot] = NumberStatus.Ok;
            snapshot.Value[slot] = slot < values.Length ? values[slot] : 1000 * slot;
        }

        return snapshot;
    }
}
