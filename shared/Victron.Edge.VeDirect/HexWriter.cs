// HexWriter: builds HEX frames into a buffer. The other direction is VeDirectReader.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>Writes frames as devices and hosts send them: upper-case digits, check byte, LF.</summary>
    public static class HexWriter
    {
        /// <summary>Bytes that a frame with this many data bytes takes on the wire.</summary>
        public static int FrameLength(int dataCount)
        {
            return 1 + 1 + (dataCount * 2) + 2 + 1;
        }

        /// <summary>Writes one frame.</summary>
        /// <param name="command">Command nibble, 0x0 to 0xF.</param>
        /// <param name="target">Needs <see cref="FrameLength"/> bytes from <paramref name="targetOffset"/>.</param>
        /// <returns>Bytes written.</returns>
        /// <remarks>VE.Direct HEX protocol, "Frame": command + data + check = 0x55 modulo 256.</remarks>
        public static int Write(int command, byte[] data, int offset, int count, byte[] target, int targetOffset)
        {
            if (command < 0 || command > 0xF)
            {
                throw new ArgumentOutOfRangeException(nameof(command));
            }

            int at = targetOffset;
            int sum = command;
            target[at++] = (byte)':';
            target[at++] = Digit(command);
            for (int i = 0; i < count; i++)
            {
                byte value = data[offset + i];
                sum += value;
                target[at++] = Digit(value >> 4);
                target[at++] = Digit(value & 0xF);
            }

            int check = (0x55 - sum) & 0xFF;
            target[at++] = Digit(check >> 4);
            target[at++] = Digit(check & 0xF);
            target[at++] = (byte)'\n';
            return at - targetOffset;
        }

        /// <summary>Writes the request that reads one register.</summary>
        /// <param name="register">0x0000 to 0xFFFF.</param>
        /// <returns>Bytes written, always 11.</returns>
        public static int WriteGet(int register, byte[] target, int targetOffset)
        {
            byte[] data = { (byte)register, (byte)(register >> 8), 0 };
            return Write(HexCommand.Get, data, 0, data.Length, target, targetOffset);
        }

        private static byte Digit(int nibble)
        {
            return (byte)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
        }
    }
}
