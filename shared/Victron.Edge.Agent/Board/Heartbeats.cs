// Heartbeats: who of the board's threads has not been heard of for too long. Restarting is the supervisor's part.

namespace Victron.Edge.Agent
{
    /// <summary>Last signs of life of a few threads.</summary>
    public sealed class Heartbeats
    {
        /// <summary>The main loop: reads the ports and runs the core.</summary>
        public const int Loop = 0;

        /// <summary>The network thread: Wi-Fi and broker.</summary>
        public const int Network = 1;

        /// <summary>The page's thread.</summary>
        public const int Page = 2;

        private const int Threads = 3;

        // A turn of the main loop takes milliseconds; writing to the flash stops everybody for less than a second.
        private const int LoopMsMax = 60000;

        // Joining takes up to 20 s and an address 30 s, a search 3 s, the name, connecting and its answer 30 s each.
        private const int NetworkMsMax = 300000;

        // One request: a password is stretched in seconds, a reader that stands still is given up by the socket.
        private const int PageMsMax = 120000;

        private readonly long[] _atMs = new long[Threads];
        private readonly bool[] _isWatched = new bool[Threads];

        /// <summary>A thread lives; it is watched from now on.</summary>
        public void Beat(int thread, long nowMs)
        {
            _atMs[thread] = nowMs;
            _isWatched[thread] = true;
        }

        /// <summary>A thread waits for something that may never come and is not watched until its next beat.</summary>
        public void Rest(int thread)
        {
            _isWatched[thread] = false;
        }

        /// <summary>Reason for a restart; null while everybody lives.</summary>
        public string Missing(long nowMs)
        {
            if (IsLate(Loop, LoopMsMax, nowMs))
            {
                return BootReason.LoopStuck;
            }

            return IsLate(Network, NetworkMsMax, nowMs) || IsLate(Page, PageMsMax, nowMs) ? BootReason.NetworkStuck : null;
        }

        private bool IsLate(int thread, int msMax, long nowMs)
        {
            return _isWatched[thread] && nowMs - _atMs[thread] > msMax;
        }
    }
}
