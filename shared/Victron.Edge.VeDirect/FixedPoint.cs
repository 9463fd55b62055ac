// FixedPoint: prints an integer with a power-of-ten scale as decimal digits, without floating point or allocation.

namespace Victron.Edge.VeDirect
{
    /// <summary>Integer and scale to ASCII.</summary>
    public static class FixedPoint
    {
        /// <summary>Most bytes that <see cref="Write"/> produces: sign, 19 digits, point, leading zero.</summary>
        public const int BytesMax = 24;

        /// <summary>Writes value × 10^scale.</summary>
        /// <param name="scale">0 down to −9: digits behind the point, all of them written. 12800 with −3 gives <c>12.800</c>.</param>
        /// <returns>Bytes written.</returns>
        [HotPath]
        public static int Write(long value, int scale, byte[] target, int offset)
        {
            int at = offset;
            ulong rest = (ulong)value;
            if (value < 0)
            {
                target[at++] = (byte)'-';
                rest = 0 - rest;
            }

            int digits = CountDigits(rest);
            int behind = -scale;
            int width = digits > behind ? digits : behind + 1;
            int total = width + (behind > 0 ? 1 : 0);
            int end = at + total;
            for (int i = end - 1, left = behind; i >= at; i--)
            {
                if (left == 0 && behind > 0)
                {
                    target[i] = (byte)'.';
                }
                else
                {
                    target[i] = (byte)('0' + (int)(rest % 10));
                    rest /= 10;
                }

                left--;
            }

            return end - offset;
        }

        [HotPath]
        private static int CountDigits(ulong value)
        {
            int digits = 1;
            while (value >= 10)
            {
                value /= 10;
                digits++;
            }

            return digits;
        }
    }
}
