// VectorText: bytes of a vector from their readable form, and parts of a decoded stream as text, with the little that
// nanoFramework has.

using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.NFUnitTest
{
    /// <summary>Text to bytes and back.</summary>
    public static class VectorText
    {
        /// <summary>The bytes of a cell: <c>\r \n \t \\ \xNN</c>, everything else as it stands.</summary>
        public static byte[] Bytes(string text)
        {
            char[] letters = text.ToCharArray();
            byte[] bytes = new byte[letters.Length];
            int count = 0;
            for (int i = 0; i < letters.Length; i++)
            {
                char letter = letters[i];
                if (letter == '\\')
                {
                    i++;
                    letter = letters[i];
                    if (letter == 'x')
                    {
                        bytes[count++] = (byte)((Hex.Value(letters[i + 1]) << 4) | Hex.Value(letters[i + 2]));
                        i += 2;
                        continue;
                    }

                    letter = letter == 'r' ? '\r' : letter == 'n' ? '\n' : letter == 't' ? '\t' : letter;
                }

                bytes[count++] = (byte)letter;
            }

            byte[] exact = new byte[count];
            System.Array.Copy(bytes, exact, count);
            return exact;
        }

        /// <summary>A piece of an array as text, one character a byte.</summary>
        public static string Latin(byte[] bytes, int offset, int count)
        {
            char[] letters = new char[count];
            for (int i = 0; i < count; i++)
            {
                letters[i] = (char)bytes[offset + i];
            }

            return new string(letters);
        }

        /// <summary>A block as <c>label=value;</c> for each field.</summary>
        public static string Block(TextBlock block)
        {
            string text = string.Empty;
            for (int i = 0; i < block.Count; i++)
            {
                text += Latin(block.Buffer, block.LabelOffset(i), block.LabelCount(i)) + "="
                    + Latin(block.Buffer, block.ValueOffset(i), block.ValueCount(i)) + ";";
            }

            return text;
        }
    }
}
