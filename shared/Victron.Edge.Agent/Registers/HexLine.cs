// HexLine: the wire to one device. One frame at a time goes over it, whole: what a port takes in parts is completed, never
// begun again. A sender that gives up simply sends no more.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Sends frames to one port.</summary>
    internal sealed class HexLine
    {
        private readonly int _port;
        private byte[] _frame;
        private int _count;
        private int _sent;

        public HexLine(int port)
        {
            _port = port;
        }

        /// <summary>Whether a frame is out in part.</summary>
        public bool IsHalfSent
        {
            [HotPath]
            get { return _sent > 0 && _sent < _count; }
        }

        /// <summary>Takes a frame, which must not change until it is sent or another one begins.</summary>
        [HotPath]
        public void Begin(byte[] frame, int count)
        {
            _frame = frame;
            _count = count;
            _sent = 0;
        }

        /// <summary>Offers what is left of the frame to the port.</summary>
        /// <returns>Whether all of it is out.</returns>
        [HotPath]
        public bool Send(IEdgeHost host)
        {
            int taken = host.WriteUart(_port, _frame, _sent, _count - _sent);
            _sent += taken > 0 ? taken : 0;
            return _sent >= _count;
        }
    }
}
