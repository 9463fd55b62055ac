// Utf8: text of settings as bytes and back, refusing what is not text. Both runtimes replace bad bytes silently,
// which would turn a damaged password into a wrong one.

using System.Text;

namespace Victron.Edge.Agent
{
    /// <summary>UTF-8 text without control characters.</summary>
    public static class Utf8
    {
        /// <summary>Bytes of a text.</summary>
        public static byte[] Bytes(string text)
        {
            return text.Length == 0 ? new byte[0] : Encoding.UTF8.GetBytes(text);
        }

        /// <summary>A piece of an array as text; null when it is not UTF-8 or holds a control character.</summary>
        public static string Text(byte[] data, int offset, int count)
        {
            if (!IsText(data, offset, offset + count))
            {
                return null;
            }

            return count == 0 ? string.Empty : Encoding.UTF8.GetString(data, offset, count);
        }

        /// <summary>Whether a text can be stored in a line: no control characters, no halves of surrogate pairs.</summary>
        public static bool IsLine(string text)
        {
            byte[] bytes = Bytes(text);
            return IsText(bytes, 0, bytes.Length) && Text(bytes, 0, bytes.Length) == text;
        }

        private static bool IsText(byte[] data, int at, int end)
        {
            while (at < end)
            {
                int length = LengthAt(data, at, end);
                if (length == 0)
                {
                    return false;
                }

                at += length;
            }

            return true;
        }

        // Bytes of the character at a place, 0 when there is none: Unicode standard, table 3-7 (well-formed byte sequences).
        private static int LengthAt(byte[] data, int at, int end)
        {
            int first = data[at];
            if (first < 0x80)
            {
                return first >= 0x20 && first != 0x7F ? 1 : 0;
            }

            int length = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
            if (length == 0 || at + length > end)
            {
                return 0;
            }

            for (int i = 1; i < length; i++)
            {
                if ((data[at + i] & 0xC0) != 0x80)
                {
                    return 0;
                }
            }

            int second = data[at + 1];
            bool isOutside = (first == 0xC2 && second < 0xA0) || (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)
                || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
            return isOutside ? 0 : length;
        }
    }
}
