// HexConversation: the requests for one device, worked off one after the other, frame by frame, and what is told of them.
//
//   Idle ─▶ Next ─▶ Exchanging ─▶ Next … ─▶ Ending ─▶ Idle
//             ▲          └─▶ Telling ─┤
//             └───────────────────────┴─▶ Skipping ─▶ Ending
//
// After a write that came to nothing the rest of its request is skipped: it may have built on it.
// Without a broker connection nobody hears the answers: what is on the wire comes to its end, nothing else goes out.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Requests of one port. Makes no object after its constructor but a second request and a second gathering when
    /// they are first needed, and room for the registers that are written.</summary>
    internal sealed class HexConversation
    {
        private const int Idle = 0;
        private const int Next = 1;
        private const int Exchanging = 2;
        private const int Telling = 3;
        private const int Skipping = 4;
        private const int Ending = 5;

        private const int PublishAgainMs = 50;
        private const int RestMs = 60000;

        // Old devices begin to send text again some seconds after the last frame.
        private const int SilenceMs = 10000;

        private static readonly byte[] NoId = { (byte)'-' };
        private static readonly byte[] AnyId = { (byte)'*' };

        private readonly HexAnswers _answers;
        private readonly HexErrors _errors;
        private readonly HexInbox _inbox;
        private readonly HexExchange _exchange;
        private readonly int _responseTopic;
        private HexAnswers _unasked;
        private HexRequest _request;
        private bool _isUnheard;
        private bool _isLeased;
        private int _state;
        private int _restWhy;

        public HexConversation(int port, string bootId, HexRules rules, HexLine line, HexCounters counters)
        {
            _responseTopic = Topics.PortHexResponse(port);
            _answers = new HexAnswers(_responseTopic);
            _errors = new HexErrors(Topics.PortHexError(port));
            _inbox = new HexInbox(bootId, rules, _errors, counters);
            _exchange = new HexExchange(rules, line, counters);
        }

        /// <summary>Whether a request runs or is about to.</summary>
        public bool IsBusy
        {
            get { return _inbox.Running != null; }
        }

        /// <summary>Whether an old device may be silent because frames were sent to it.</summary>
        public bool SilencesText(long nowMs)
        {
            return _exchange.SentAtMs >= 0 && nowMs - _exchange.SentAtMs < SilenceMs;
        }

        /// <summary>Hears a request.</summary>
        public void HearRequest(byte[] payload, int count, bool isRetained, bool isDuplicate, long nowMs)
        {
            _inbox.Hear(payload, count, isRetained, isDuplicate, nowMs);
        }

        /// <summary>Hears that the broker connection was lost.</summary>
        public void HearLinkDown()
        {
            _inbox.HearLinkDown();
            _errors.Clear();
            _answers.Clear();
            _exchange.Withdraw();
            _isUnheard = IsBusy;
        }

        /// <summary>Hears that the device was away.</summary>
        public void HearAbsence()
        {
            _exchange.HearAbsence();
        }

        /// <summary>Hears a frame of the device.</summary>
        /// <returns>Whether it is about the frame on the wire.</returns>
        public bool HearFrame(HexFrame frame)
        {
            bool isOurs = _exchange.Hear(frame) && _state == Exchanging;
            if (isOurs && _exchange.IsAnswered)
            {
                _answers.Add(frame);
            }

            if (!isOurs && _isLeased)
            {
                _unasked.Add(frame);
            }

            return isOurs;
        }

        /// <summary>Does what is due.</summary>
        /// <param name="isLineFree">Whether nobody else waits for an answer of the device.</param>
        /// <param name="mayPublish">Whether messages are taken at all.</param>
        public void Poll(long nowMs, bool isLineFree, bool mayPublish, JsonWriter writer, IEdgeHost host)
        {
            if (mayPublish)
            {
                _errors.PublishWaiting(writer, host);
            }

            bool goesOn = true;
            while (goesOn)
            {
                goesOn = Step(nowMs, isLineFree, mayPublish, writer, host);
            }

            if (_answers.IsDue(nowMs) && mayPublish && _request != null)
            {
                _ = PublishAnswers(false, writer, host);   // stays due when it was not taken
            }

            _isLeased = nowMs < _inbox.LeaseUntilMs;
            if (_isLeased && _unasked == null)
            {
                _unasked = new HexAnswers(_responseTopic);
            }

            if (_unasked != null && _unasked.IsDue(nowMs) && mayPublish)
            {
                _ = _unasked.Publish(AnyId, AnyId.Length, false, writer, host);
            }
        }

        /// <summary>When there is something to do without new input.</summary>
        public long NextDueMs(long nowMs)
        {
            bool isWaiting = _errors.IsWaiting || (_state != Idle && _state != Exchanging);
            long due = isWaiting ? nowMs + PublishAgainMs : _state == Exchanging ? _exchange.DueMs(nowMs) : nowMs + RestMs;
            due = _answers.IsWaiting && _answers.DueMs < due ? _answers.DueMs : due;
            due = _unasked != null && _unasked.IsWaiting && _unasked.DueMs < due ? _unasked.DueMs : due;
            return due > nowMs ? due : nowMs + PublishAgainMs;
        }

        // Returns whether another step may follow at once.
        private bool Step(long nowMs, bool isLineFree, bool mayPublish, JsonWriter writer, IEdgeHost host)
        {
            if (_isUnheard && (_state != Exchanging || _exchange.IsResting))
            {
                Finish();
                return true;
            }

            switch (_state)
            {
                case Idle: return Start();
                case Next: return BeginFrame(nowMs, isLineFree, mayPublish, writer, host);
                case Exchanging: return Exchange(nowMs, host);
                case Telling: return mayPublish && Tell(_exchange.Why, _restWhy == HexWhy.None ? Next : Skipping, writer, host);
                case Skipping: return Skip(mayPublish, writer, host);
                default: return mayPublish && End(writer, host);
            }
        }

        private bool Start()
        {
            _request = _inbox.Running;
            _restWhy = HexWhy.None;
            _state = _request == null ? Idle : Next;
            return _request != null;
        }

        private bool BeginFrame(long nowMs, bool isLineFree, bool mayPublish, JsonWriter writer, IEdgeHost host)
        {
            if (_request.IsAtEnd)
            {
                _state = Ending;
                return true;
            }

            bool hasRoom = _answers.HasRoom || (mayPublish && PublishAnswers(false, writer, host));
            if (!hasRoom || !isLineFree)
            {
                return false;
            }

            _exchange.Load(_request);
            _exchange.Begin(nowMs);
            _state = Exchanging;
            return true;
        }

        private bool Exchange(long nowMs, IEdgeHost host)
        {
            int outcome = _exchange.Poll(nowMs, host);
            if (outcome == HexExchange.Done)
            {
                _request.Next();
                _state = Next;
            }
            else if (outcome == HexExchange.Failed)
            {
                // A port that takes nothing takes the next frame no sooner.
                _restWhy = _request.IsWrite ? HexWhy.Stopped : _exchange.Why == HexWhy.NoDevice ? HexWhy.NoDevice : HexWhy.None;
                _state = Telling;
            }

            return outcome != HexExchange.Pending;
        }

        private bool Skip(bool mayPublish, JsonWriter writer, IEdgeHost host)
        {
            if (_request.IsAtEnd)
            {
                _state = Ending;
                return true;
            }

            _exchange.Load(_request);
            return mayPublish && Tell(_restWhy, Skipping, writer, host);
        }

        private bool Tell(int why, int nextState, JsonWriter writer, IEdgeHost host)
        {
            bool isTaken = _errors.PublishFrame(_request, _exchange.Frame, _exchange.FrameCount, why, writer, host);
            if (isTaken)
            {
                _request.Next();
                _state = nextState;
            }

            return isTaken;
        }

        private bool End(JsonWriter writer, IEdgeHost host)
        {
            bool isTaken = PublishAnswers(true, writer, host);
            if (isTaken)
            {
                Finish();
            }

            return isTaken;
        }

        private void Finish()
        {
            _inbox.Release();
            _answers.Clear();
            _request = null;
            _isUnheard = false;
            _state = Idle;
        }

        private bool PublishAnswers(bool isEnd, JsonWriter writer, IEdgeHost host)
        {
            bool isNamed = _request.IdCount > 0;
            return _answers.Publish(isNamed ? _request.Id : NoId, isNamed ? _request.IdCount : NoId.Length, isEnd, writer, host);
        }
    }
}
