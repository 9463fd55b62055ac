// RejectReason: why the reader dropped bytes. Numbers, so that a handler on nanoFramework can count them in an array.

namespace Victron.Edge.VeDirect
{
    /// <summary>Reasons given to <see cref="IVeDirectHandler.OnRejected"/>.</summary>
    public static class RejectReason
    {
        /// <summary>The sum of a complete text block is not 0 modulo 256 (VE.Direct text protocol, checksum).</summary>
        public const int BadChecksum = 0;

        /// <summary>A control byte, or an end of line, stood where text was expected.</summary>
        public const int BrokenLine = 1;

        /// <summary>A label or value was longer than the reader keeps.</summary>
        public const int LineTooLong = 2;

        /// <summary>A block had more fields or bytes than the reader keeps.</summary>
        public const int BlockTooLong = 3;

        /// <summary>The sum of a HEX frame is not 0x55 (VE.Direct HEX protocol, checksum).</summary>
        public const int BadFrameChecksum = 4;

        /// <summary>A HEX frame had no command, half a byte, or more bytes than the reader keeps.</summary>
        public const int BrokenFrame = 5;

        /// <summary>The line went silent in the middle of a block or frame.</summary>
        public const int Interrupted = 6;

        /// <summary>Number of reasons.</summary>
        public const int Count = 7;
    }
}
