// ReaderLog: writes down what a reader calls.

using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.NFUnitTest
{
    /// <summary>Blocks, frames and refusals of one stream.</summary>
    public sealed class ReaderLog : IVeDirectHandler
    {
        /// <summary>Blocks, with a bar between two.</summary>
        public string Blocks = string.Empty;

        /// <summary>Number of blocks.</summary>
        public int BlockCount;

        /// <summary>Command and data of the last frame, as in the vectors.</summary>
        public string Frame = string.Empty;

        /// <summary>Number of frames.</summary>
        public int FrameCount;

        /// <summary>How often each reason was given.</summary>
        public readonly int[] Rejected = new int[RejectReason.Count];

        /// <inheritdoc/>
        public void OnBlock(TextBlock block)
        {
            Blocks += (BlockCount > 0 ? "|" : string.Empty) + VectorText.Block(block);
            BlockCount++;
        }

        /// <inheritdoc/>
        public void OnFrame(HexFrame frame)
        {
            byte[] data = new byte[frame.Count];
            System.Array.Copy(frame.Data, data, data.Length);
            Frame = frame.Command.ToString("X") + " " + Hex.Text(data).ToUpper() + " "
                + (frame.Register < 0 ? string.Empty : "0x" + frame.Register.ToString("X4")) + " " + frame.Flags.ToString();
            FrameCount++;
        }

        /// <inheritdoc/>
        public void OnRejected(int reason, int byteCount)
        {
            Rejected[reason]++;
        }
    }
}
