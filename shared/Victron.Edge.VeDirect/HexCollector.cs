// HexCollector: gathers the digits of one HEX frame. VeDirectReader decides where a frame begins and ends.
// Source: VE.Direct HEX protocol, "Frame": one command digit, then bytes of two digits, the last of them the check byte;
// command + bytes = 0x55 modulo 256. Upper-case digits only.

namespace Victron.Edge.VeDirect
{
    /// <summary>Turns hex digits into the bytes of a <see cref="HexFrame"/>.</summary>
    internal sealed class HexCollector
    {
        private int _sum;

        /// <summary>The frame; complete when <see cref="Finish"/> said so.</summary>
        public readonly HexFrame Frame = new HexFrame();

        /// <summary>Digits so far, the command's included.</summary>
        public int Digits { get; private set; }

        /// <summary>Starts a frame.</summary>
        [HotPath]
        public void Begin(long streamOffset)
        {
            Digits = 0;
            _sum = 0;
            Frame.StreamOffset = streamOffset;
        }

        /// <summary>Takes digits.</summary>
        /// <returns>Index of the first byte that is no digit, or <paramref name="end"/>.</returns>
        [HotPath]
        public int Take(byte[] chunk, int i, int end)
        {
            byte[] bytes = Frame.Bytes;
            for (; i < end; i++)
            {
                int digit = Nibble(chunk[i]);
                if (digit < 0)
                {
                    return i;
                }

                int at = (Digits - 1) >> 1;
                if (Digits == 0)
                {
                    Frame.Command = digit;
                    _sum = digit;
                }
                else if (at < VeDirectReader.FrameBytesMax)
                {
                    bool isHigh = (Digits & 1) != 0;
                    bytes[at] = (byte)(isHigh ? digit << 4 : bytes[at] | digit);
                    _sum += isHigh ? digit << 4 : digit;
                }

                Digits++;
            }

            return end;
        }

        /// <summary>Ends the frame.</summary>
        /// <returns>A <see cref="RejectReason"/>, or -1 when the frame is good.</returns>
        [HotPath]
        public int Finish()
        {
            int byteCount = Digits >> 1;
            if ((Digits & 1) == 0 || byteCount == 0 || byteCount > VeDirectReader.FrameBytesMax)
            {
                return RejectReason.BrokenFrame;
            }

            Frame.Count = byteCount - 1;
            return (_sum & 0xFF) == 0x55 ? -1 : RejectReason.BadFrameChecksum;
        }

        [HotPath]
        private static int Nibble(byte b)
        {
            if (b >= '0' && b <= '9')
            {
                return b - '0';
            }

            return b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
        }
    }
}
