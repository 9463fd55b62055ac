// Crc32: tells a settings file that was written whole from one that was not.
// Source: IEEE 802.3, reflected polynomial 0xEDB88320, start and end complemented. Check value of "123456789": cbf43926.

namespace Victron.Edge.Agent
{
    /// <summary>CRC-32 without a table: settings are short, and a table would stay in memory.</summary>
    public static class Crc32
    {
        private const uint Polynomial = 0xEDB88320;

        /// <summary>Checksum of the first bytes of an array.</summary>
        public static uint Compute(byte[] data, int count)
        {
            uint crc = 0xFFFFFFFF;
            for (int i = 0; i < count; i++)
            {
                crc ^= data[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
                }
            }

            return ~crc;
        }

        /// <summary>The checksum as eight small hexadecimal digits.</summary>
        public static string Text(byte[] data, int count)
        {
            uint crc = Compute(data, count);
            return Hex.Text(new byte[] { (byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc });
        }
    }
}
