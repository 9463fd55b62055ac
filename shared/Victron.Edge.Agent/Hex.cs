// Hex: bytes as hexadecimal text and back.

namespace Victron.Edge.Agent
{
    /// <summary>Hexadecimal text, two digits a byte.</summary>
    public static class Hex
    {
        private const string Digits = "0123456789abcdef";

        /// <summary>Bytes as small digits.</summary>
        public static string Text(byte[] data)
        {
            char[] text = new char[data.Length * 2];
            string digits = Digits; // one object instead of one each turn
            for (int i = 0; i < data.Length; i++)
            {
                text[2 * i] = digits[data[i] >> 4];
                text[(2 * i) + 1] = digits[data[i] & 0xF];
            }

            return new string(text);
        }

        /// <summary>The bytes of a text with an even number of digits, small or capital; null for anything else.</summary>
        public static byte[] Bytes(string text)
        {
            char[] letters = text.ToCharArray();
            if ((letters.Length & 1) != 0)
            {
                return null;
            }

            byte[] data = new byte[letters.Length / 2];
            for (int i = 0; i < data.Length; i++)
            {
                int high = Value(letters[2 * i]);
                int low = Value(letters[(2 * i) + 1]);
                if (high < 0 || low < 0)
                {
                    return null;
                }

                data[i] = (byte)((high << 4) | low);
            }

            return data;
        }

        /// <summary>Value of one digit; -1 when it is none.</summary>
        public static int Value(char digit)
        {
            if (digit >= '0' && digit <= '9')
            {
                return digit - '0';
            }

            int letter = digit | 0x20;
            return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
        }
    }
}
