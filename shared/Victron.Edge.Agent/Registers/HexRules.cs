// HexRules: what may go to the devices of one edge, and when. Asked when a request comes and again when each of its frames
// is about to go out, because between the two the lock may close and the time may pass.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>The rules of one edge.</summary>
    internal sealed class HexRules
    {
        /// <summary>Farthest end that a sender may give what it sends, in ms. Copies are known by their ids, and only the last
        /// 32 are remembered: what could be followed for hours could be followed twice.</summary>
        public const int UntilMsMax = 60000;

        private readonly WriteLock _lock;
        private readonly EdgeHealth _health;
        private readonly long _startMs;

        public HexRules(WriteLock writeLock, EdgeHealth health, long startMs)
        {
            _lock = writeLock;
            _health = health;
            _startMs = startMs;
        }

        /// <summary>Whether the devices are left alone altogether.</summary>
        public bool IsSafeMode
        {
            get { return _health.IsSafeMode; }
        }

        /// <summary>Whether a command may go out at all; the boot loader's is the first of those that never do.</summary>
        public static bool IsAllowed(int command)
        {
            return command == HexCommand.Ping || command == HexCommand.AppVersion || command == HexCommand.ProductId || command == HexCommand.Get
                || IsWrite(command);
        }

        /// <summary>Whether a command changes something in the device.</summary>
        public static bool IsWrite(int command)
        {
            return command == HexCommand.Set || command == HexCommand.Restart;
        }

        /// <summary>Whether what has just come gives itself too much time.</summary>
        /// <param name="untilMs">Uptime after which it is void; -1 for no such time.</param>
        public bool IsTooFar(long untilMs, long nowMs)
        {
            return untilMs - (nowMs - _startMs) > UntilMsMax;
        }

        /// <summary>Whether something may go out now.</summary>
        /// <param name="untilMs">Uptime after which it may not; -1 for no such time.</param>
        /// <returns>A <see cref="HexWhy"/>.</returns>
        public int Judge(bool isWrite, long untilMs, long nowMs)
        {
            if (untilMs >= 0 && nowMs - _startMs > untilMs)
            {
                return HexWhy.TooLate;
            }

            bool isOpen = _lock.IsOpen && nowMs < _lock.UntilMs;
            return isWrite && !isOpen ? HexWhy.Locked : HexWhy.None;
        }
    }
}
