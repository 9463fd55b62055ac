// IVeDirectHandler: what VeDirectReader calls.

namespace Victron.Edge.VeDirect
{
    /// <summary>Receives what a <see cref="VeDirectReader"/> finds in its bytes, in stream order.</summary>
    public interface IVeDirectHandler
    {
        /// <summary>A text block whose checksum holds. The view is valid only during the call.</summary>
        [HotPath]
        void OnBlock(TextBlock block);

        /// <summary>A HEX frame whose checksum holds. The view is valid only during the call.</summary>
        [HotPath]
        void OnFrame(HexFrame frame);

        /// <summary>Bytes that looked like a block or frame and were dropped.</summary>
        /// <param name="reason">One of <see cref="RejectReason"/>.</param>
        /// <param name="byteCount">Bytes dropped.</param>
        [HotPath]
        void OnRejected(int reason, int byteCount);
    }
}
