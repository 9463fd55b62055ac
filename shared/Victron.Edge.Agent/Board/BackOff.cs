// BackOff: how long to wait before trying again: longer after each failure, and never at the same moment as the neighbours.

namespace Victron.Edge.Agent
{
    /// <summary>Pauses of about 1, 2, 4 … 60 seconds, each up to a quarter shorter or longer.</summary>
    public sealed class BackOff
    {
        /// <summary>Shortest pause before the spread, in ms.</summary>
        public const int MsMin = 1000;

        /// <summary>Longest pause before the spread, in ms.</summary>
        public const int MsMax = 60000;

        private int _ms = MsMin;

        /// <summary>The next pause, in ms.</summary>
        /// <param name="wasUp">Whether the attempt before this pause had succeeded: the pauses start anew.</param>
        /// <param name="random">Any number; after a power cut many boards start in the same second.</param>
        public int NextMs(bool wasUp, int random)
        {
            int ms = wasUp ? MsMin : _ms;
            _ms = ms * 2 < MsMax ? ms * 2 : MsMax;
            return (ms * 3 / 4) + ((random & int.MaxValue) % ((ms / 2) + 1));
        }
    }
}
