// TextNumber: reads the value bytes of a text field as a whole number in the field's raw unit. Never throws.
// Source: VE.Direct text protocol, "Fields": decimal integers with an optional minus sign, 0x hexadecimal, ON/OFF, ---.

namespace Victron.Edge.VeDirect
{
    /// <summary>Readers for the grammars of <see cref="FieldGrammar"/>.</summary>
    public static class TextNumber
    {
        /// <summary>Reads a value of any numeric grammar.</summary>
        /// <param name="grammar">One of <see cref="FieldGrammar"/>; <see cref="FieldGrammar.Text"/> gives the hash of the bytes.</param>
        /// <param name="value">Raw units of the field; 0 unless the result is <see cref="NumberStatus.Ok"/>.</param>
        /// <returns><see cref="NumberStatus.Ok"/>, <see cref="NumberStatus.Absent"/> for <c>---</c>, or <see cref="NumberStatus.Refused"/>.</returns>
        [HotPath]
        public static byte Read(int grammar, byte[] buffer, int offset, int count, out int value)
        {
            // Blanks around the value were met on a BMV-600S with firmware 2.09.
            while (count > 0 && buffer[offset] == ' ')
            {
                offset++;
                count--;
            }

            while (count > 0 && buffer[offset + count - 1] == ' ')
            {
                count--;
            }

            if (count == 3 && buffer[offset] == '-' && buffer[offset + 1] == '-' && buffer[offset + 2] == '-')
            {
                value = 0;
                return NumberStatus.Absent;
            }

            switch (grammar)
            {
                case FieldGrammar.Int: return ReadDecimal(buffer, offset, count, true, out value);
                case FieldGrammar.UInt: return ReadDecimal(buffer, offset, count, false, out value);
                case FieldGrammar.Hex: return ReadHex(buffer, offset, count, out value);
                case FieldGrammar.OnOff: return ReadOnOff(buffer, offset, count, out value);
                default: return ReadText(buffer, offset, count, out value);
            }
        }

        /// <summary>Reads a decimal whole number of −2,147,483,647 to 2,147,483,647.</summary>
        [HotPath]
        public static byte ReadDecimal(byte[] buffer, int offset, int count, bool mayBeNegative, out int value)
        {
            int at = offset;
            int end = offset + count;
            bool negative = mayBeNegative && count > 1 && buffer[at] == '-';
            at += negative ? 1 : 0;
            long number = 0;
            value = 0;
            if (at == end || end - at > 10)
            {
                return NumberStatus.Refused;
            }

            for (; at < end; at++)
            {
                int digit = buffer[at] - '0';
                if (digit < 0 || digit > 9)
                {
                    return NumberStatus.Refused;
                }

                number = (number * 10) + digit;
            }

            // No device sends -0; a damaged -1 is one.
            if (number > int.MaxValue || (negative && number == 0))
            {
                return NumberStatus.Refused;
            }

            value = (int)(negative ? -number : number);
            return NumberStatus.Ok;
        }

        /// <summary>Reads <c>0x</c> and 1 to 8 hexadecimal digits; the upper half of the range comes out negative.</summary>
        [HotPath]
        public static byte ReadHex(byte[] buffer, int offset, int count, out int value)
        {
            value = 0;
            if (count < 3 || count > 10 || buffer[offset] != '0' || (buffer[offset + 1] | 0x20) != 'x')
            {
                return NumberStatus.Refused;
            }

            uint number = 0;
            for (int i = offset + 2; i < offset + count; i++)
            {
                int letter = buffer[i];
                int digit = letter <= '9' ? letter - '0' : (letter | 0x20) - 'a' + 10;
                if (digit < 0 || digit > 15 || (letter > '9' && digit < 10))
                {
                    return NumberStatus.Refused;
                }

                number = (number << 4) | (uint)digit;
            }

            value = (int)number;
            return NumberStatus.Ok;
        }

        /// <summary>Reads <c>ON</c> as 1 and <c>OFF</c> as 0 in any case (BMV-60x firmware up to 2.09 sends <c>On</c>/<c>Off</c>).</summary>
        [HotPath]
        public static byte ReadOnOff(byte[] buffer, int offset, int count, out int value)
        {
            bool startsWithO = count >= 2 && (buffer[offset] | 0x20) == 'o';
            bool isOn = startsWithO && count == 2 && (buffer[offset + 1] | 0x20) == 'n';
            bool isOff = startsWithO && count == 3 && (buffer[offset + 1] | 0x20) == 'f' && (buffer[offset + 2] | 0x20) == 'f';
            value = isOn ? 1 : 0;
            return isOn || isOff ? NumberStatus.Ok : NumberStatus.Refused;
        }

        // A text has no number; its hash lets the guard see that it changed.
        [HotPath]
        private static byte ReadText(byte[] buffer, int offset, int count, out int value)
        {
            uint hash = 2166136261; // FNV-1a, 32 bits
            for (int i = 0; i < count; i++)
            {
                byte b = buffer[offset + i];
                if (b < 0x20 || b > 0x7E)
                {
                    value = 0;
                    return NumberStatus.Refused;
                }

                hash = (hash ^ b) * 16777619;
            }

            value = (int)hash;
            return NumberStatus.Ok;
        }
    }
}
