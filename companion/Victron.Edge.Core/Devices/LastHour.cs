// LastHour: a coarse picture of one number over the last hour, for a line of twenty characters.
// Means in whole raw units at a fixed number of decimals; does not survive a restart of the companion.

namespace Victron.Edge.Core.Devices;

/// <summary>Twenty means of three minutes each.</summary>
public sealed class LastHour
{
    /// <summary>Number of means.</summary>
    public const int Slots = 20;

    private const int Decimals = 3;
    private static readonly TimeSpan SlotWidth = TimeSpan.FromMinutes(3);

    private readonly long[] _sum = new long[Slots];
    private readonly int[] _count = new int[Slots];
    private long _newest = -1;

    /// <summary>Takes a number in.</summary>
    /// <param name="number">Its unit must be the same at each call.</param>
    /// <param name="at">Time of arrival.</param>
    public void Add(FixedNumber number, DateTimeOffset at)
    {
        long slot = SlotOf(at);
        if (slot < _newest)
        {
            return;
        }

        Advance(slot);
        int index = (int)(slot % Slots);
        _sum[index] += number.Round(Decimals).Raw;
        _count[index]++;
    }

    /// <summary>The means, oldest first, in thousandths of the unit; null where nothing arrived.</summary>
    /// <param name="now">End of the hour.</param>
    public IReadOnlyList<long?> Means(DateTimeOffset now)
    {
        long last = SlotOf(now);
        var means = new long?[Slots];
        for (int i = 0; i < Slots; i++)
        {
            long slot = last - Slots + 1 + i;
            bool held = slot <= _newest && slot > _newest - Slots && slot >= 0;
            int index = (int)(Math.Max(slot, 0) % Slots);
            means[i] = held && _count[index] > 0 ? _sum[index] / _count[index] : null;
        }

        return means;
    }

    private static long SlotOf(DateTimeOffset at) => at.UtcTicks / SlotWidth.Ticks;

    private void Advance(long slot)
    {
        long first = Math.Max(_newest + 1, slot - Slots + 1);
        for (long i = first; i <= slot; i++)
        {
            _sum[i % Slots] = 0;
            _count[i % Slots] = 0;
        }

        _newest = slot;
    }
}
