// HexInbox: requests for HEX frames as they come for one port: read, judged, kept until their turn. One may run and one may
// wait. A request that is refused is refused as a whole, before anything of it was sent.

namespace Victron.Edge.Agent
{
    /// <summary>Hears the requests of one port.</summary>
    internal sealed class HexInbox
    {
        private readonly HexRequestReader _reader;
        private readonly HexRules _rules;
        private readonly HexErrors _errors;
        private readonly HexCounters _counters;
        private readonly RecentIds _recent = new RecentIds();

        // Apart, so that whoever only makes noise does not push a request that was followed out of the memory.
        private readonly RecentIds _refused = new RecentIds();
        private HexRequest _waiting;
        private HexRequest _spare;

        public HexInbox(string bootId, HexRules rules, HexErrors errors, HexCounters counters)
        {
            _reader = new HexRequestReader(bootId);
            _rules = rules;
            _errors = errors;
            _counters = counters;
        }

        /// <summary>The request whose turn it is; null when there is none.</summary>
        public HexRequest Running { get; private set; }

        /// <summary>Until when somebody wants the frames that nobody asked for, in the caller's milliseconds.</summary>
        public long LeaseUntilMs { get; private set; }

        /// <summary>Hears a request.</summary>
        public void Hear(byte[] payload, int count, bool isRetained, bool isDuplicate, long nowMs)
        {
            _counters.Requests++;
            HexRequest room = Room();
            int malformed = _reader.Read(payload, count, room);
            int lineCount = isRetained ? 0 : _reader.LineCount;
            int why = malformed == HexWhy.None ? Judge(isRetained, isDuplicate, nowMs) : isRetained ? HexWhy.Retained : malformed;
            why = why == HexWhy.None && room == null ? HexWhy.Busy : why;
            if (why != HexWhy.None)
            {
                // A write that was refused is not followed either when it comes once more: its sender was told so.
                if (_reader.Writes && malformed == HexWhy.None && why != HexWhy.Duplicate)
                {
                    _refused.Add(_reader.Id, _reader.IdCount);
                }

                _counters.Refused++;
                _errors.Add(_reader.Id, _reader.IdCount, payload, _reader.LineFrom, lineCount, why);
                return;
            }

            Accept(room, nowMs);
        }

        /// <summary>Ends the turn of the running request.</summary>
        public void Release()
        {
            _spare = Running;
            Running = _waiting;
            _waiting = null;
        }

        /// <summary>Forgets what waits, and who wants frames: nobody hears the answers.</summary>
        public void HearLinkDown()
        {
            if (_waiting != null)
            {
                _spare = _waiting;
                _waiting = null;
            }

            LeaseUntilMs = 0;
        }

        // A second one is made when it is first needed: most senders wait for the end of their request.
        private HexRequest Room()
        {
            if (Running != null && _waiting != null)
            {
                return null;
            }

            if (_spare == null)
            {
                _spare = new HexRequest();
            }

            return _spare;
        }

        private int Judge(bool isRetained, bool isDuplicate, long nowMs)
        {
            if (_reader.IsOfOtherRun)
            {
                return isRetained ? HexWhy.Retained : HexWhy.WrongBoot;
            }

            if (_reader.Writes && (isDuplicate || _recent.Has(_reader.Id, _reader.IdCount) || _refused.Has(_reader.Id, _reader.IdCount)))
            {
                return HexWhy.Duplicate;
            }

            return isRetained ? HexWhy.Retained
                : _rules.IsSafeMode ? HexWhy.SafeMode
                : _rules.IsTooFar(_reader.UntilMs, nowMs) ? HexWhy.TooFar
                : _rules.Judge(_reader.Writes, _reader.UntilMs, nowMs);
        }

        private void Accept(HexRequest request, long nowMs)
        {
            request.TakeHead(_reader.Id, _reader.IdCount, _reader.UntilMs);
            _spare = null;
            if (Running == null)
            {
                Running = request;
            }
            else
            {
                _waiting = request;
            }

            if (_reader.Writes)
            {
                _recent.Add(_reader.Id, _reader.IdCount);
            }

            if (_reader.LeaseSeconds >= 0)
            {
                LeaseUntilMs = nowMs + (_reader.LeaseSeconds * 1000L);
            }
        }
    }
}
