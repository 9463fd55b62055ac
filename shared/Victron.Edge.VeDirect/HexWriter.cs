// HexWriter: builds HEX frames into a buffer. The other direction is VeDirectReader.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>Writes frames as devices and hosts send them: upper-case digits, check byte, LF.</summary>
    /// <remarks>A command, register id or flags out of range are an exception, before anything is written; a value that does not fit is a result of 0.</remarks>
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
            int at = Start(command, target, targetOffset);
            for (int i = 0; i < count; i++)
            {
                at = Put(data[offset + i], target, at);
            }

            return End(target, targetOffset, at);
        }

        /// <summary>Writes a frame without data: ping, version, product id, restart.</summary>
        /// <returns>Bytes written, always 5.</returns>
        public static int WriteEmpty(int command, byte[] target, int targetOffset)
        {
            return End(target, targetOffset, Start(command, target, targetOffset));
        }

        /// <summary>Writes a frame that carries one number: a version, a product id, a frame error.</summary>
        /// <param name="type">A <see cref="HexValueType"/>.</param>
        /// <returns>Bytes written; 0 when the number does not fit its type.</returns>
        public static int WriteNumber(int command, int type, long raw, byte[] target, int targetOffset)
        {
            return raw < HexValue.Min(type) || raw > HexValue.Max(type) ? 0
                : End(target, targetOffset, PutNumber(type, raw, target, Start(command, target, targetOffset)));
        }

        /// <summary>Writes the request that reads one register.</summary>
        /// <param name="register">0x0000 to 0xFFFF.</param>
        /// <returns>Bytes written, always 11.</returns>
        public static int WriteGet(int register, byte[] target, int targetOffset)
        {
            return End(target, targetOffset, StartRegister(HexCommand.Get, register, 0, target, targetOffset));
        }

        /// <summary>Writes a register with a value of any form: a set, or the answer of a device.</summary>
        /// <param name="command">Get, set or async.</param>
        /// <param name="register">0x0000 to 0xFFFF.</param>
        /// <param name="flags">Of <see cref="HexFlags"/>; 0 from a host.</param>
        /// <returns>Bytes written.</returns>
        public static int WriteRegister(int command, int register, int flags, byte[] value, int offset, int count, byte[] target, int targetOffset)
        {
            int at = StartRegister(command, register, flags, target, targetOffset);
            for (int i = 0; i < count; i++)
            {
                at = Put(value[offset + i], target, at);
            }

            return End(target, targetOffset, at);
        }

        /// <summary>Writes a register with a number.</summary>
        /// <param name="type">A <see cref="HexValueType"/>.</param>
        /// <returns>Bytes written; 0 when the number does not fit its type.</returns>
        public static int WriteRegisterNumber(int command, int register, int flags, int type, long raw, byte[] target, int targetOffset)
        {
            return raw < HexValue.Min(type) || raw > HexValue.Max(type) ? 0
                : End(target, targetOffset, PutNumber(type, raw, target, StartRegister(command, register, flags, target, targetOffset)));
        }

        private static int Start(int command, byte[] target, int at)
        {
            if (command < 0 || command > 0xF)
            {
                throw new ArgumentOutOfRangeException(nameof(command));
            }

            target[at] = (byte)':';
            target[at + 1] = Digit(command);
            return at + 2;
        }

        // An id that lost its upper bits would name another register, and a set would change that one.
        private static int StartRegister(int command, int register, int flags, byte[] target, int targetOffset)
        {
            if (register < 0 || register > 0xFFFF)
            {
                throw new ArgumentOutOfRangeException(nameof(register));
            }

            if (flags < 0 || flags > 0xFF)
            {
                throw new ArgumentOutOfRangeException(nameof(flags));
            }

            int at = Start(command, target, targetOffset);
            at = PutNumber(HexValueType.Un16, register, target, at);
            return Put(flags, target, at);
        }

        private static int Put(int value, byte[] target, int at)
        {
            target[at] = Digit((value >> 4) & 0xF);
            target[at + 1] = Digit(value & 0xF);
            return at + 2;
        }

        private static int PutNumber(int type, long raw, byte[] target, int at)
        {
            for (int i = 0; i < HexValue.Width(type); i++)
            {
                at = Put((int)(raw >> (8 * i)) & 0xFF, target, at);
            }

            return at;
        }

        // The command counts as one digit, everything behind it as bytes.
        private static int End(byte[] target, int from, int at)
        {
            int sum = Value(target[from + 1]);
            for (int i = from + 2; i < at; i += 2)
            {
                sum += (Value(target[i]) << 4) | Value(target[i + 1]);
            }

            at = Put((0x55 - sum) & 0xFF, target, at);
            target[at] = (byte)'\n';
            return at + 1 - from;
        }

        private static int Value(byte digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'A' + 10;
        }

        private static byte Digit(int nibble)
        {
            return (byte)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
        }
    }
}
