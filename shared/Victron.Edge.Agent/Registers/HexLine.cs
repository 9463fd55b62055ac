// HexLine: the wire to one device. One frame at a time goes over it, whole: what a port takes in parts is completed, never
// begun again. A sender that gives up simply sends no more; before the next frame goes a line end then, so that the device
// drops the half frame and does not take the next one for its rest.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Sends frames to one port.</summary>
    internal sealed class HexLine
    {
        private static readonly byte[] LineEnd = { (byte)'\n' };

        private readonly int _port;
        private byte[] _frame;
        private int _count;
        private int _sent;
        private bool _isEndOwed;
        private bool _isEndOut;

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

        /// <summary>Whether a frame that went out in part was given up, or is if another one begins; until a frame is out whole.</summary>
        public bool IsBroken
        {
            [HotPath]
            get { return _isEndOwed || IsHalfSent; }
        }

        /// <summary>Takes a frame, which must not change until it is sent or another one begins.</summary>
        [HotPath]
        public void Begin(byte[] frame, int count)
        {
            _isEndOwed = IsBroken;
            _isEndOut = !_isEndOwed;
            _frame = frame;
            _count = count;
            _sent = 0;
        }

        /// <summary>Offers what is left of the frame to the port.</summary>
        /// <returns>Whether all of it is out.</returns>
        [HotPath]
        public bool Send(IEdgeHost host)
        {
            _isEndOut = _isEndOut || host.WriteUart(_port, LineEnd, 0, 1) > 0;
            if (!_isEndOut)
            {
                return false;
            }

            int taken = host.WriteUart(_port, _frame, _sent, _count - _sent);
            _sent += taken > 0 ? taken : 0;
            _isEndOwed = _isEndOwed && _sent < _count;
            return _sent >= _count;
        }
    }
}
