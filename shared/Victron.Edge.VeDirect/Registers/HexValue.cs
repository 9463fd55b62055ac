// HexValue: whole numbers as the bytes of a register, least first, both ways. What a number means belongs to the catalogue.
// Source: VE.Direct HEX protocol, "Data types" and "Not-available values". No allocation, no exception for what a device sent.

namespace Victron.Edge.VeDirect
{
    /// <summary>Reads and writes numbers of <see cref="HexValueType"/>.</summary>
    public static class HexValue
    {
        private const int WidthMask = 7;
        private const int Signed = 8;
        private const int Never = -1;

        /// <summary>Bytes of a type, 1 to 4.</summary>
        public static int Width(int type)
        {
            return type & WidthMask;
        }

        /// <summary>Smallest number of a type.</summary>
        public static long Min(int type)
        {
            return (type & Signed) == 0 ? 0 : -1L << ((Width(type) * 8) - 1);
        }

        /// <summary>Largest number of a type.</summary>
        public static long Max(int type)
        {
            return (1L << ((Width(type) * 8) - ((type & Signed) == 0 ? 0 : 1))) - 1;
        }

        /// <summary>The number that stands for "not available": all ones, or the largest of a signed type. Some registers give it a meaning of their own. −1, which no bytes make, for sets of bits.</summary>
        public static long NotAvailable(int type)
        {
            return (type & HexValueType.Bits) == 0 ? Max(type) : Never;
        }

        /// <summary>Reads a number of exactly <paramref name="count"/> bytes.</summary>
        /// <param name="raw">The number; 0 unless the result is true.</param>
        /// <returns>False when a number of this type has another length.</returns>
        public static bool TryRead(int type, byte[] data, int offset, int count, out long raw)
        {
            bool fits = count == Width(type);
            raw = fits ? Read(type, data, offset) : 0;
            return fits;
        }

        /// <summary>Reads a number; its bytes are there.</summary>
        public static long Read(int type, byte[] data, int offset)
        {
            int width = Width(type);
            long raw = 0;
            for (int i = width - 1; i >= 0; i--)
            {
                raw = (raw << 8) | data[offset + i];
            }

            return raw > Max(type) ? raw - (1L << (width * 8)) : raw;
        }

        /// <summary>Writes a number.</summary>
        /// <returns>False when it does not fit its type; nothing is written then.</returns>
        public static bool TryWrite(int type, long raw, byte[] target, int offset)
        {
            if (raw < Min(type) || raw > Max(type))
            {
                return false;
            }

            for (int i = 0; i < Width(type); i++)
            {
                target[offset + i] = (byte)(raw >> (8 * i));
            }

            return true;
        }
    }
}
