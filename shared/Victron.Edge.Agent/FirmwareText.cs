// FirmwareText: a firmware version as people write it.
// Source: VE.Direct text protocol, fields FW and FWE.

namespace Victron.Edge.Agent
{
    /// <summary>Prints the values of FW and FWE.</summary>
    internal static class FirmwareText
    {
        private const int LongDigits = 6;
        private const int ShortDigits = 3;

        /// <summary>Appends <c>2.08</c> for FW 208 or 0208 and FWE 0208FF, <c>2.08-rc-C</c> for C208, <c>2.08-beta-01</c> for FWE 020801; anything else as sent.</summary>
        public static void Write(JsonWriter writer, byte[] text, int count, bool isLong)
        {
            if (!IsAlphanumeric(text, count))
            {
                writer.Quoted(text, 0, count);
                return;
            }

            writer.Letter('"');
            if (isLong && count >= LongDigits - 1 && count <= LongDigits)
            {
                WriteNumber(writer, text, 0, count - 2);
                if (text[count - 2] != 'F' || text[count - 1] != 'F')
                {
                    writer.Text("-beta-");
                    writer.Raw(text, count - 2, 2);
                }
            }
            else if (!isLong && count >= ShortDigits && count <= ShortDigits + 1)
            {
                bool isCandidate = text[0] > '9';
                WriteNumber(writer, text, isCandidate ? 1 : 0, isCandidate ? count - 1 : count);
                if (isCandidate)
                {
                    writer.Text("-rc-");
                    writer.Raw(text, 0, 1);
                }
            }
            else
            {
                writer.Raw(text, 0, count);
            }

            writer.Letter('"');
        }

        private static bool IsAlphanumeric(byte[] text, int count)
        {
            for (int i = 0; i < count; i++)
            {
                int capital = text[i] & 0xDF;
                bool isDigit = text[i] >= '0' && text[i] <= '9';
                if (!isDigit && (capital < 'A' || capital > 'Z'))
                {
                    return false;
                }
            }

            return true;
        }

        private static void WriteNumber(JsonWriter writer, byte[] text, int offset, int count)
        {
            if (count > ShortDigits && text[offset] == '0')
            {
                offset++;
                count--;
            }

            writer.Raw(text, offset, count - 2);
            writer.Letter('.');
            writer.Raw(text, offset + count - 2, 2);
        }
    }
}
