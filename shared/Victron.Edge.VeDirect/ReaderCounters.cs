// ReaderCounters: what a reader has seen since it was made. Nothing that is dropped is silent.

namespace Victron.Edge.VeDirect
{
    /// <summary>Counters of one <see cref="VeDirectReader"/>.</summary>
    public sealed class ReaderCounters
    {
        /// <summary>Bytes fed.</summary>
        public long Bytes;

        /// <summary>Text blocks whose checksum held.</summary>
        public long Blocks;

        /// <summary>HEX frames whose checksum held.</summary>
        public long Frames;

        /// <summary>Frames with a good checksum that did not end with LF (seen in the field: 0xFE).</summary>
        public long FramesWithoutLineFeed;

        /// <summary>Bytes that belonged to no block and no frame.</summary>
        public long SkippedBytes;

        /// <summary>Blocks, lines and frames dropped, by <see cref="RejectReason"/>.</summary>
        public readonly long[] Rejected = new long[RejectReason.Count];

        /// <summary>Text blocks dropped because their checksum did not hold.</summary>
        public long BadChecksums
        {
            get { return Rejected[RejectReason.BadChecksum]; }
        }
    }
}
