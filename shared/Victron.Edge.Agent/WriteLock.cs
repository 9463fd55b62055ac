// WriteLock: whether settings of the devices on this edge may be written now. Locked at start; opened for minutes by the
// board's button or own page, or from afar by someone who proves the pairing key. There is no lasting unlock.
// The proof: HMAC-SHA256 over `unlock|{edge}|{challenge}|{minutes}|{until}`; each challenge counts once, and until the edge's
// uptime `until`, a minute away at most: what was stuck on its way opens nothing when nobody expects it any more.

using System;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>The lock of one edge.</summary>
    internal sealed class WriteLock
    {
        /// <summary>Longest time that one unlocking holds, in minutes.</summary>
        public const int MinutesMax = 60;

        private const int MinuteMs = 60000;
        private const int MacBytes = 32;

        private readonly EdgeSettings _settings;
        private readonly long _startMs;
        private readonly byte[] _mac = new byte[MacBytes];
        private int _used;
        private int _minutesAsked = -1;
        private long _untilAskedMs;
        private bool _isOpen;

        /// <param name="startMs">When the edge started, in the caller's milliseconds.</param>
        public WriteLock(EdgeSettings settings, long startMs)
        {
            _settings = settings;
            _startMs = startMs;
        }

        /// <summary>Whether writes are allowed; as of the last <see cref="Poll"/>.</summary>
        public bool IsOpen
        {
            get { return _isOpen; }
        }

        /// <summary>When the lock closes by itself, in the caller's milliseconds.</summary>
        public long UntilMs { get; private set; }

        /// <summary>Proofs that were wrong, or for another time.</summary>
        public int Refused { get; private set; }

        /// <summary>Text that the next proof must be made for; null when there is no pairing key.</summary>
        public string Challenge
        {
            get { return _settings.Challenge == null ? null : _settings.Challenge + "-" + _used.ToString(); }
        }

        /// <summary>Opens the lock, or closes it with 0 minutes: somebody stands at the board.</summary>
        public void Open(int minutes, long nowMs)
        {
            _isOpen = minutes > 0;
            UntilMs = nowMs + ((long)minutes * MinuteMs);
        }

        /// <summary>Notes a wish from afar; it is judged at the next <see cref="Poll"/>.</summary>
        /// <param name="minutes">For how long; 0 locks.</param>
        /// <param name="untilMs">Uptime after which the wish is void.</param>
        /// <param name="mac">The proof as 64 hexadecimal digits within the message.</param>
        /// <returns>False when it cannot be a proof.</returns>
        public bool Ask(int minutes, long untilMs, byte[] message, int macFrom, int macCount)
        {
            if (_settings.Challenge == null || minutes < 0 || minutes > MinutesMax || macCount != MacBytes * 2)
            {
                return false;
            }

            // Looked at whole before a wish that waits is replaced.
            for (int i = 0; i < macCount; i++)
            {
                if (Hex.Value((char)message[macFrom + i]) < 0)
                {
                    return false;
                }
            }

            for (int i = 0; i < MacBytes; i++)
            {
                _mac[i] = (byte)((Hex.Value((char)message[macFrom + (i * 2)]) << 4) | Hex.Value((char)message[macFrom + (i * 2) + 1]));
            }

            _minutesAsked = minutes;
            _untilAskedMs = untilMs;
            return true;
        }

        /// <summary>Judges a wish, and closes the lock when its time is over.</summary>
        /// <returns>Whether something changed that others should know.</returns>
        [HotPath]
        public bool Poll(long nowMs, IEdgeHost host)
        {
            if (_minutesAsked >= 0)
            {
                return Judge(nowMs, host);
            }

            if (!_isOpen || nowMs < UntilMs)
            {
                return false;
            }

            _isOpen = false;
            return true;
        }

        [RarePath("when somebody wants to unlock")]
        private bool Judge(long nowMs, IEdgeHost host)
        {
            string text = "unlock|" + _settings.Name + "|" + Challenge + "|" + _minutesAsked.ToString() + "|" + _untilAskedMs.ToString();
            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];   // names are ASCII
            }

            int minutes = _minutesAsked;
            _minutesAsked = -1;
            if (!host.HmacMatches(bytes, bytes.Length, _mac))
            {
                Refused++;
                return true;
            }

            // Counts as used whenever it came: a proof that was for later must not wait for its time.
            _used++;
            long leftMs = _untilAskedMs - (nowMs - _startMs);
            if (leftMs < 0 || leftMs > HexRules.UntilMsMax)
            {
                Refused++;
                return true;
            }

            Open(minutes, nowMs);
            return true;
        }
    }
}
