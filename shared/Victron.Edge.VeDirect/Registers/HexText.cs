// HexText: texts in registers: bytes up to the first zero, or 0xFF where nothing was ever written.
// Source: VE.Direct HEX protocol, "String"; recorded answers of 0x010A (filled up with zeros) and 0x010B (one zero).

namespace Victron.Edge.VeDirect
{
    /// <summary>Finds and writes texts.</summary>
    public static class HexText
    {
        private const byte Unwritten = 0xFF;

        /// <summary>Number of characters, 0 to <paramref name="count"/>.</summary>
        public static int Length(byte[] data, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (data[offset + i] == 0 || data[offset + i] == Unwritten)
                {
                    return i;
                }
            }

            return count;
        }

        /// <summary>Whether all characters can be shown: ASCII, 0x20 to 0x7E.</summary>
        public static bool IsPrintable(byte[] data, int offset, int length)
        {
            for (int i = offset; i < offset + length; i++)
            {
                if (data[i] < 0x20 || data[i] > 0x7E)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Writes a text and fills the rest with zeros.</summary>
        /// <param name="width">Bytes of the register.</param>
        /// <returns>False when the text is longer; nothing is written then.</returns>
        public static bool TryWrite(byte[] text, int offset, int length, byte[] target, int targetOffset, int width)
        {
            if (length > width)
            {
                return false;
            }

            for (int i = 0; i < width; i++)
            {
                target[targetOffset + i] = i < length ? text[offset + i] : (byte)0;
            }

            return true;
        }
    }
}
