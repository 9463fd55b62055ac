// HexFrame: a view of one HEX frame with a good checksum. It lives in the reader's buffer and dies with the call.
// What the bytes mean belongs to the register catalogue.

namespace Victron.Edge.VeDirect
{
    /// <summary>One HEX frame: <c>:</c>, command nibble, data bytes, check byte, LF (VE.Direct HEX protocol).</summary>
    public sealed class HexFrame
    {
        private const int RegisterBytes = 3;

        internal readonly byte[] Bytes = new byte[VeDirectReader.FrameBytesMax];

        /// <summary>Command or answer, 0x0 to 0xF; see <see cref="HexCommand"/>.</summary>
        public int Command { get; internal set; }

        /// <summary>Data bytes after the command, without the check byte, from index 0 to <see cref="Count"/>.</summary>
        public byte[] Data
        {
            get { return Bytes; }
        }

        /// <summary>Number of data bytes.</summary>
        public int Count { get; internal set; }

        /// <summary>Position of the colon in the stream, counted from the first byte ever fed.</summary>
        public long StreamOffset { get; internal set; }

        /// <summary>Register id of a get, set or async frame (little-endian), or -1 when the frame has none.</summary>
        public int Register
        {
            get
            {
                bool carriesRegister = Command == HexCommand.Get || Command == HexCommand.Set || Command == HexCommand.Async;
                return carriesRegister && Count >= RegisterBytes ? Bytes[0] | (Bytes[1] << 8) : -1;
            }
        }

        /// <summary>Flags of a frame that has a register, see <see cref="HexFlags"/>; else 0.</summary>
        public int Flags
        {
            get { return Register >= 0 ? Bytes[2] : 0; }
        }

        /// <summary>Where the value begins in <see cref="Data"/>: behind id and flags of a frame that has a register, else at 0.</summary>
        public int ValueOffset
        {
            get { return Register >= 0 ? RegisterBytes : 0; }
        }

        /// <summary>Bytes of the value.</summary>
        public int ValueCount
        {
            get { return Count - ValueOffset; }
        }

        /// <summary>Reads the value as a number: of a register, a version, a product id.</summary>
        /// <param name="type">A <see cref="HexValueType"/>.</param>
        /// <param name="raw">The number; 0 unless the result is true.</param>
        /// <returns>False when the value has another length.</returns>
        public bool TryReadNumber(int type, out long raw)
        {
            return HexValue.TryRead(type, Bytes, ValueOffset, ValueCount, out raw);
        }
    }
}
