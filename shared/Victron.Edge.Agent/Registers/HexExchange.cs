// HexExchange: one frame of a request on its way to the device and the answer on its way back.
// A read is sent up to three times, a write once: whoever does not hear the answer to a write has to look.
// Where an older answer may come yet, a ping goes first and sweeps the line: see LateAnswers.
// Source: VE.Direct HEX protocol, "Timing facts": a device that speaks meanwhile answers after the block, within 0.2 s.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>The frame that has the wire.</summary>
    internal sealed partial class HexExchange
    {
        /// <summary>Nothing has come of it yet.</summary>
        public const int Pending = 0;

        /// <summary>The device answered, or need not.</summary>
        public const int Done = 1;

        /// <summary>It came to nothing; <see cref="Why"/> tells.</summary>
        public const int Failed = 2;

        private const int Resting = 0;
        private const int Offering = 1;
        private const int OnWire = 2;
        private const int Answered = 3;

        private const int ReadMs = 1000;
        private const int WriteMs = 2000;
        private const int RepeatsMax = 2;

        // A serial adapter that was pulled out and put back is open again in about that time.
        private const int OfferMs = 2000;
        private const int OfferAgainMs = 20;

        private readonly HexRules _rules;
        private readonly HexLine _line;
        private readonly HexCounters _counters;
        private readonly WriteWear _wear = new WriteWear();
        private readonly LateAnswers _late = new LateAnswers();
        private readonly byte[] _frame = new byte[HexWriter.FrameLength(HexRequest.DataBytesMax)];
        private HexRequest _request;
        private int _phase;
        private int _count;
        private int _repeats;
        private int _lostRegister = -1;
        private long _lostAtMs;
        private long _restartAtMs = -LateAnswers.LateMs;
        private long _sinceMs;
        private bool _isSweep;
        private bool _isWithdrawn;

        public HexExchange(HexRules rules, HexLine line, HexCounters counters)
        {
            _rules = rules;
            _line = line;
            _counters = counters;
            SentAtMs = -1;
        }

        /// <summary>Text of the present frame without the line feed.</summary>
        public byte[] Frame
        {
            get { return _frame; }
        }

        /// <summary>Bytes of that text.</summary>
        public int FrameCount
        {
            get { return _count - 1; }
        }

        /// <summary>Why it failed, a <see cref="HexWhy"/>.</summary>
        public int Why { get; private set; }

        /// <summary>Whether the last frame that was heard is the answer.</summary>
        public bool IsAnswered
        {
            get { return _phase == Answered; }
        }

        /// <summary>When a frame last went out, in the caller's milliseconds; -1 before the first.</summary>
        public long SentAtMs { get; private set; }

        /// <summary>When to look again.</summary>
        public long DueMs(long nowMs)
        {
            return _phase == OnWire ? _sinceMs + WaitMs() : nowMs + OfferAgainMs;
        }

        /// <summary>Writes down the present frame of a request, which tells what a failure is about.</summary>
        public void Load(HexRequest request)
        {
            _request = request;
            _count = HexWriter.Write(request.Command, request.Bytes, request.DataAt, request.DataCount, _frame, 0);
        }

        /// <summary>Begins with the frame that was loaded.</summary>
        public void Begin(long nowMs)
        {
            _repeats = 0;
            _isWithdrawn = false;

            // The device complains of half a frame, and its complaint could be about anything: not even a write may meet that.
            bool isInDoubt = _line.IsBroken || (!_request.IsWrite && _late.MayCome(nowMs));
            _isSweep = isInDoubt && _request.Command != HexCommand.Ping;
            if (_isSweep && _line.IsBroken)
            {
                _late.HearDoubt(nowMs);
            }

            Offer(nowMs);
        }

        /// <summary>Whether nothing of a frame is out, and nothing will be.</summary>
        public bool IsResting
        {
            get { return _phase == Resting; }
        }

        /// <summary>Sends nothing more of the present frame, but the rest of one that is out in part.</summary>
        public void Withdraw()
        {
            _repeats = RepeatsMax;
            _isWithdrawn = true;
            _phase = _phase == Offering && !_line.IsHalfSent ? Resting : _phase;
        }

        /// <summary>Another device may be on the line, or the same one started anew.</summary>
        public void HearAbsence()
        {
            _wear.ForgetValues();
        }

        /// <summary>Goes on.</summary>
        /// <returns><see cref="Pending"/>, <see cref="Done"/> or <see cref="Failed"/>.</returns>
        public int Poll(long nowMs, IEdgeHost host)
        {
            if (_phase == OnWire && nowMs - _sinceMs >= WaitMs())
            {
                if (IsDoubtful)
                {
                    _late.HearDoubt(_sinceMs);
                }

                if ((_request.IsWrite && !_isSweep) || _repeats == RepeatsMax)
                {
                    return Fail(HexWhy.Unanswered);
                }

                _repeats++;
                Offer(nowMs);
            }

            if (_phase == Offering)
            {
                int why = _line.IsHalfSent ? HexWhy.None : Judge(nowMs);
                if (why != HexWhy.None)
                {
                    return Fail(why);
                }

                return SendRest(nowMs, host);
            }

            return _phase == Answered ? Done : Pending;
        }

        // Whether what is on the wire is a read whose answer says something that may be old when it comes late.
        private bool IsDoubtful
        {
            get { return !_isSweep && !_request.IsWrite && _request.Command != HexCommand.Ping; }
        }

        private int WaitMs()
        {
            return _request.IsWrite && !_isSweep ? WriteMs : ReadMs;
        }

        private void Offer(long nowMs)
        {
            _phase = Offering;
            _sinceMs = nowMs;
            _line.Begin(_isSweep ? _late.Ping : _frame, _isSweep ? _late.Ping.Length : _count);
        }

        private int Judge(long nowMs)
        {
            int why = _rules.Judge(_request.IsWrite, _request.UntilMs, nowMs);
            return why == HexWhy.None && _request.Command == HexCommand.Set
                ? _wear.Judge(_request.Register, _request.Bytes, _request.DataAt + HexAnswer.ValueAt, _request.DataCount - HexAnswer.ValueAt, nowMs)
                : why;
        }

        private int SendRest(long nowMs, IEdgeHost host)
        {
            bool isOut = _line.Send(host);
            bool isOver = !isOut && nowMs - _sinceMs >= OfferMs;
            bool isHalf = isOver && _line.IsHalfSent;
            if ((isOut || isHalf) && !_isSweep && _request.Command == HexCommand.Set)
            {
                _wear.Count(_request.Register, nowMs);
            }

            if (isOver)
            {
                return Fail(isHalf ? HexWhy.Unanswered : HexWhy.NoDevice);
            }

            return isOut ? HearOut(nowMs) : Pending;
        }

        private int HearOut(long nowMs)
        {
            _counters.Frames++;
            _sinceMs = nowMs;
            SentAtMs = nowMs;
            _late.HearSent(_isSweep || _request.Command == HexCommand.Ping, nowMs);
            bool isRestart = !_isSweep && _request.Command == HexCommand.Restart;    // the device does not answer
            _phase = isRestart ? Answered : OnWire;
            if (isRestart)
            {
                _restartAtMs = nowMs;
                _wear.ForgetValues();
            }

            return isRestart ? Done : Pending;
        }

        private int Fail(int why)
        {
            // Of a write whose ping was not answered nothing went out.
            bool isUnsent = _isSweep && _request.IsWrite && why == HexWhy.Unanswered;
            why = isUnsent ? HexWhy.NoDevice : why;
            _phase = Resting;
            Why = why;
            if (why == HexWhy.Unanswered && _request.Command == HexCommand.Set)
            {
                _lostRegister = _request.Register;
                _lostAtMs = _sinceMs;
            }

            bool isSilence = why == HexWhy.Unanswered || why == HexWhy.NoDevice;
            _counters.Unanswered += isSilence ? 1 : 0;
            _counters.Refused += isSilence ? 0 : 1;
            return Failed;
        }
    }
}
