// HexFrame: a view of one HEX frame with a good checksum. It lives in the reader's buffer and dies with the call.
// What the bytes mean belongs to the register catalogue.

namespace Victron.Edge.VeDirect
{
    /// <summary>One HEX frame: <c>:</c>, command nibble, data bytes, check byte, LF (VE.Direct HEX protocol).</summary>
    public sealed class HexFrame
    {
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
                return carriesRegister && Count >= 3 ? Bytes[0] | (Bytes[1] << 8) : -1;
            }
        }

        /// <summary>Flags of a frame that has a register: 0x01 unknown id, 0x02 not supported, 0x04 parameter error; else 0.</summary>
        public int Flags
        {
            get { return Register >= 0 ? Bytes[2] : 0; }
        }
    }
}
