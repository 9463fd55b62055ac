// Damage: spoils one block of a stream in one of the ways that cables, isolators and full buffers do.

namespace Victron.Edge.Benchmarks.Corruption;

/// <summary>Applies damage, all of it chosen by the given random numbers.</summary>
internal static class Damage
{
    private const int BurstMax = 16;
    private const int RunMax = 8;

    /// <summary>A damaged form of the block. For <see cref="DamageKind.Glue"/> it is what comes before the gap.</summary>
    /// <param name="after">What comes after the gap: the rest of the block that follows; else nothing.</param>
    public static byte[] Before(byte[] block, byte[] following, DamageKind kind, Random random, out byte[] after)
    {
        after = [];
        switch (kind)
        {
            case DamageKind.OneFlip: return Flip(block, 1, random);
            case DamageKind.TwoFlips: return Flip(block, 2, random);
            case DamageKind.ThreeFlips: return Flip(block, 3, random);
            case DamageKind.Burst: return Burst(block, random);
            case DamageKind.Drop: return Drop(block, random);
            case DamageKind.Insert: return Insert(block, random);
            default: return Glue(block, following, random, out after);
        }
    }

    private static byte[] Flip(byte[] block, int bits, Random random)
    {
        byte[] damaged = [.. block];
        var flipped = new HashSet<int>();
        while (flipped.Count < bits)
        {
            int bit = random.Next(damaged.Length * 8);
            if (flipped.Add(bit))
            {
                damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        return damaged;
    }

    private static byte[] Burst(byte[] block, Random random)
    {
        byte[] damaged = [.. block];
        int count = random.Next(2, BurstMax + 1);
        int at = random.Next(damaged.Length - count);
        random.NextBytes(damaged.AsSpan(at, count));
        return damaged;
    }

    private static byte[] Drop(byte[] block, Random random)
    {
        int count = random.Next(1, RunMax + 1);
        int at = random.Next(block.Length - count);
        return [.. block[..at], .. block[(at + count)..]];
    }

    private static byte[] Insert(byte[] block, Random random)
    {
        byte[] inserted = new byte[random.Next(1, RunMax + 1)];
        random.NextBytes(inserted);
        int at = random.Next(block.Length);
        return [.. block[..at], .. inserted, .. block[at..]];
    }

    // A gap from somewhere in this block to somewhere in the next one; every other time both places are the same, which
    // is what the loss of exactly one period gives and what an 8-bit sum sees worst.
    private static byte[] Glue(byte[] block, byte[] following, Random random, out byte[] after)
    {
        int from = random.Next(1, block.Length);
        int to = random.Next(2) == 0 ? Math.Min(from, following.Length - 1) : random.Next(1, following.Length);
        after = following[to..];
        return block[..from];
    }
}
