// LateAnswers: whether the line may still bring the answer to something that was asked before. Answers carry no number, so the
// second answer to a read that was sent twice looks like the answer to a later read of the same register, and the one to a
// version like the one to a product id. A device answers in the order in which it was asked: once it answered a ping that was
// sent after all that, nothing older comes any more. A ping says nothing that could be old, and only pings look like its answer.
// Counting what is still owed for each register needs a table and, where one register is read again and again, never comes to
// an end; waiting until nothing can come any more takes 12 s. The ping takes one exchange, and only after a read got lost.
// Source: VE.Direct HEX protocol, "Responses".

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Knows when answers of one device may be late.</summary>
    internal sealed class LateAnswers
    {
        /// <summary>How late a busy device answers at most, in ms; recorded are 200.</summary>
        public const int LateMs = 12000;

        // A ping that stays without answer takes a second, so no more than these can come within that time.
        private const int PingsMax = LateMs / 1000;

        private readonly byte[] _ping = new byte[HexWriter.FrameLength(0)];
        private int _pingsOut;
        private int _pingsBefore;
        private long _doubtAtMs;

        public LateAnswers()
        {
            _ = HexWriter.WriteEmpty(HexCommand.Ping, _ping, 0);
        }

        /// <summary>The frame whose answer ends all doubt.</summary>
        public byte[] Ping
        {
            get { return _ping; }
        }

        /// <summary>Whether an older answer may still come, as far as was heard.</summary>
        public bool IsLikely { get; private set; }

        /// <summary>Whether an older answer may still come now.</summary>
        public bool MayCome(long nowMs)
        {
            IsLikely = IsLikely && nowMs - _doubtAtMs < LateMs;
            return IsLikely;
        }

        /// <summary>Hears that a read was given up or is about to be sent again, although its first answer may come yet.</summary>
        public void HearDoubt(long nowMs)
        {
            IsLikely = true;
            _doubtAtMs = nowMs;
            _pingsBefore = _pingsOut < PingsMax ? _pingsOut : PingsMax;
        }

        /// <summary>Hears that a frame went out; any but a ping puts off when the last old answer can come.</summary>
        public void HearSent(bool isPing, long nowMs)
        {
            _pingsOut += isPing ? 1 : 0;
            _doubtAtMs = isPing ? _doubtAtMs : nowMs;
        }

        /// <summary>Hears the answer to a ping.</summary>
        public void HearPingReply()
        {
            if (_pingsOut == 0)
            {
                return;     // nobody asked for it
            }

            _pingsOut--;
            IsLikely = IsLikely && _pingsBefore > 0;
            _pingsBefore -= _pingsBefore > 0 ? 1 : 0;
        }

        /// <summary>Hears the answer to a read that is no ping.</summary>
        public void HearAnswer()
        {
            // Without doubt it is the answer to what was asked last, so those to earlier pings came or were lost.
            _pingsOut = IsLikely ? _pingsOut : 0;
        }
    }
}
