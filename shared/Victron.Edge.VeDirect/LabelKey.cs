// LabelKey: a label as one number, so that labels are compared in one step and no string is made.
// All known labels have at most 8 characters (VE.Direct text protocol, "Fields"); a longer one is folded into a hash
// whose top bit is set, which no packed ASCII label can have.

namespace Victron.Edge.VeDirect
{
    /// <summary>Packs labels into numbers: first character in the lowest 8 bits.</summary>
    public static class LabelKey
    {
        private const ulong HashMark = 0x8000000000000000UL;

        /// <summary>The number of a label.</summary>
        [HotPath]
        public static ulong Of(byte[] data, int offset, int count)
        {
            if (count <= 8)
            {
                return Primitives.Pack(data, offset, count);
            }

            ulong hash = 14695981039346656037UL; // FNV-1a, 64 bits
            for (int i = 0; i < count; i++)
            {
                hash = (hash ^ data[offset + i]) * 1099511628211UL;
            }

            return hash | HashMark;
        }

        /// <summary>The same label in upper case, the form that <see cref="FieldTable"/> looks up. Hashed labels stay as they are.</summary>
        public static ulong Fold(ulong key)
        {
            if ((key & HashMark) != 0)
            {
                return key;
            }

            ulong folded = 0;
            for (int shift = 0; shift < 64; shift += 8)
            {
                ulong letter = (key >> shift) & 0xFF;
                if (letter >= 'a' && letter <= 'z')
                {
                    letter -= 'a' - 'A';
                }

                folded |= letter << shift;
            }

            return folded;
        }
    }
}
