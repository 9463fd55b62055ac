// HexPort: everything that one port has to do with HEX: the wire, the question for the serial number, and the conversation,
// which is made when somebody first sends a request. Only one of them has the wire at a time.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>HEX on one port.</summary>
    internal sealed class HexPort
    {
        private const int NewGeneration = 2;    // its text does not stop for frames

        private readonly int _index;
        private readonly string _bootId;
        private readonly HexRules _rules;
        private readonly HexLine _line;
        private readonly SerialQuestion _question = new SerialQuestion();
        private HexConversation _conversation;

        public HexPort(int index, string bootId, HexRules rules)
        {
            _index = index;
            _bootId = bootId;
            _rules = rules;
            _line = new HexLine(index);
        }

        /// <summary>What was asked so far.</summary>
        public HexCounters Counters { get; } = new HexCounters();

        /// <summary>Whether the device may be silent because frames were sent to it.</summary>
        /// <param name="family">Its family, <see cref="FamilyTable.None"/> when that is not known.</param>
        [HotPath]
        public bool SilencesText(int family, long nowMs)
        {
            return _question.SilencesText(nowMs) || (_conversation != null && IsSilenced(family, nowMs));
        }

        /// <summary>Counts believed seconds.</summary>
        [HotPath]
        public void HearSecond()
        {
            _question.HearSecond();
        }

        /// <summary>Begins anew: the device was away.</summary>
        [HotPath]
        public void Restart()
        {
            _question.Restart();
            if (_conversation != null)
            {
                HearAbsence();
            }
        }

        /// <summary>Hears a request.</summary>
        public void HearRequest(byte[] payload, int count, bool isRetained, bool isDuplicate, long nowMs)
        {
            if (_conversation == null)
            {
                _conversation = new HexConversation(_index, _bootId, _rules, _line, Counters);
            }

            _conversation.HearRequest(payload, count, isRetained, isDuplicate, nowMs);
        }

        /// <summary>Hears that the broker connection was lost.</summary>
        public void HearLinkDown()
        {
            if (_conversation != null)
            {
                _conversation.HearLinkDown();
            }
        }

        /// <summary>Hears a frame of the device.</summary>
        /// <returns>Whether its serial number is newly known.</returns>
        [HotPath]
        public bool HearFrame(HexFrame frame, PortIdentity identity)
        {
            if (_conversation != null && IsAnswer(frame))
            {
                return false;
            }

            return frame.Command == HexCommand.Get && HearSerial(frame, identity);
        }

        /// <summary>Does what is due.</summary>
        [HotPath]
        public void Poll(long nowMs, PortIdentity identity, bool mayPublish, JsonWriter writer, IEdgeHost host)
        {
            _question.Finish(nowMs, _line, host);
            if (_conversation == null || !Converse(nowMs, mayPublish, writer, host))
            {
                _question.Poll(nowMs, identity, _line, host);
            }
        }

        /// <summary>When there is something to do without new input.</summary>
        [HotPath]
        public long NextDueMs(long nowMs, long otherwiseMs)
        {
            long due = _conversation == null ? otherwiseMs : NextDueMs(nowMs);
            return due < otherwiseMs ? due : otherwiseMs;
        }

        [RarePath("only where registers are asked for; makes nothing")]
        private long NextDueMs(long nowMs)
        {
            return _conversation.NextDueMs(nowMs);
        }

        [RarePath("only where registers are asked for; makes nothing")]
        private bool IsSilenced(int family, long nowMs)
        {
            bool isNew = family != FamilyTable.None && FamilyTable.HexGeneration[family] == NewGeneration;
            return !isNew && _conversation.SilencesText(nowMs);
        }

        [RarePath("when the device comes back")]
        private void HearAbsence()
        {
            _conversation.HearAbsence();
        }

        [RarePath("only where registers are asked for; makes nothing")]
        private bool IsAnswer(HexFrame frame)
        {
            return _conversation.HearFrame(frame);
        }

        [RarePath("answers come only to questions, and only the serial number is asked")]
        private bool HearSerial(HexFrame frame, PortIdentity identity)
        {
            return _question.Hear(frame, identity);
        }

        [RarePath("only where registers are asked for; makes nothing")]
        private bool Converse(long nowMs, bool mayPublish, JsonWriter writer, IEdgeHost host)
        {
            _conversation.Poll(nowMs, !_question.HasLine(nowMs), mayPublish, writer, host);
            return _conversation.IsBusy;
        }
    }
}
