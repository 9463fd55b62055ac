// Fine: what looks like a trap and is none. A finding here means that a rule says too much.

using System;
using Victron.Edge.VeDirect;

namespace Victron.Edge.BadNano.Fine
{
    public enum Mode
    {
        Off,
        On,
    }

    public interface IWithConstants
    {
        public const int Size = 4;

        public static int Twice(int a) { return 2 * a; }

        [HotPath]
        void OnField(int value);
    }

    public class Hot : IWithConstants
    {
        private static readonly byte[] Table = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
        private static readonly object Gate = new object();
        private static readonly Hot One = new Hot();
        private readonly byte[] _buffer = new byte[16];
        private Mode _mode;

        [HotPath]
        public void OnField(int value) { _mode = value > 0 ? Mode.On : Mode.Off; }

        [HotPath]
        public int Sum(byte[] data, int offset, int count, ref Pair pair, out Mode mode)
        {
            int sum = 0;
            for (int i = offset; i < offset + count; i++) { sum += data[i] + Table[i & 7]; }
            Array.Copy(data, offset, _buffer, 0, count);
            Array.Clear(_buffer, 0, _buffer.Length);
            OnField(sum);
            if (sum < 0) { Rare(); }
            Count = Count + 1;
            mode = _mode;
            return sum + pair.A + Shift(sum);
        }

        [HotPath]
        private static int Shift(int value) { return value >> 1; }

        public int Count { get; private set; }

        [RarePath("never: a sum of bytes is not negative")]
        private static void Rare() { Unused.Kept = new byte[4]; }

        public static int Careful()
        {
            lock (Gate)
            {
                try { return One.Sum(Table, 0, 4, ref Unused.Pair, out _); }
                catch (Exception) { return 0; }
                finally { One._mode = Mode.Off; }
            }
        }
    }

    public static class Unused
    {
        public static Pair Pair;
        public static byte[] Kept;
    }
}
