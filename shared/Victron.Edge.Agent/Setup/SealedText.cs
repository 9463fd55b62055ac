// SealedText: a small text file whose last line is its own checksum, so that one that was not written whole is noticed.

using System;

namespace Victron.Edge.Agent
{
    /// <summary>Text with a last line <c>crc=</c> and eight hexadecimal digits: the CRC-32 of all before it.</summary>
    public static class SealedText
    {
        /// <summary>Bytes of the last line, its line end included.</summary>
        public const int SealBytes = 13;

        private const string Key = "crc=";

        /// <summary>The text with its last line.</summary>
        /// <param name="text">Lines, each with a line end.</param>
        public static byte[] Seal(string text)
        {
            byte[] body = Utf8.Bytes(text);
            byte[] end = Utf8.Bytes(Key + Crc32.Text(body, body.Length) + "\n");
            byte[] whole = new byte[body.Length + end.Length];
            Array.Copy(body, whole, body.Length);
            Array.Copy(end, 0, whole, body.Length, end.Length);
            return whole;
        }

        /// <summary>Whether the last line is there and right.</summary>
        /// <param name="bytesMax">Longest text that is looked at.</param>
        public static bool IsWhole(byte[] data, int count, int bytesMax)
        {
            int end = count - SealBytes;
            if (count > bytesMax || end < 1 || data[end - 1] != '\n' || data[count - 1] != '\n')
            {
                return false;
            }

            return Utf8.Text(data, end, SealBytes - 1) == Key + Crc32.Text(data, end);
        }
    }
}
