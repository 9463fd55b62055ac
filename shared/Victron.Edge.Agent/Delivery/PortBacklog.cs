// PortBacklog: the conversation with a companion about one port: which samples it has stored, and those it still lacks.
// The companion says `stored`; when that falls behind, what the ring holds beyond it goes out, oldest first, one message at
// a time. A companion that does not answer is asked again less and less often.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Numbers samples, keeps them until they are stored, and sends them again.</summary>
    internal sealed class PortBacklog
    {
        /// <summary>Longest message, in bytes, unless a single sample needs more.</summary>
        public const int BytesMax = 1024;

        // A companion stores what it hears within seconds: younger samples are only on their way.
        private const int BehindMs = 10000;
        private const int WaitMsMin = 10000;
        private const int WaitMsMax = 60000;
        private const int TailBytes = 2;     // ]}

        private static readonly byte[] Tail = { (byte)']', (byte)'}' };

        private readonly StatePayload _state;
        private readonly SampleRing _ring;
        private readonly SampleVector _sample;
        private readonly byte[] _columns = new byte[PortDecoder.BindingsMax];
        private int _columnCount;
        private long _stored;
        private bool _isCompanionHeard;
        private long _lastInFlight;
        private int _token = -1;
        private long _sentMs;
        private int _waitMs = WaitMsMin;

        public PortBacklog(StatePayload state, TextSlots texts, int ringBytes)
        {
            _state = state;
            _sample = new SampleVector(texts);
            _ring = new SampleRing(ringBytes, texts);
        }

        /// <summary>Number of the last sample; 0 before the first.</summary>
        public long Sequence { get; private set; }

        /// <summary>The samples that wait.</summary>
        public SampleRing Ring
        {
            [HotPath]
            get { return _ring; }
        }

        /// <summary>Backlog messages sent.</summary>
        public int Messages { get; private set; }

        /// <summary>Makes a sample of a snapshot.</summary>
        [HotPath]
        public void Add(Snapshot snapshot)
        {
            Sequence++;
            _ring.Add(snapshot, Sequence);
        }

        /// <summary>Hears up to which sample of this run the companion has stored.</summary>
        /// <returns>False when it speaks of samples that were never made.</returns>
        public bool HearStored(long sequence)
        {
            if (sequence < 0 || sequence > Sequence)
            {
                return false;
            }

            _isCompanionHeard = true;
            _stored = sequence > _stored ? sequence : _stored;
            _ring.Remove(_stored);
            return true;
        }

        /// <summary>Hears that the connection was lost: what was under way is not.</summary>
        public void HearLinkDown()
        {
            _lastInFlight = 0;
            _token = -1;
            _waitMs = WaitMsMin;
        }

        /// <summary>Hears that a message was not delivered.</summary>
        /// <returns>Whether it was one of the backlog; it is repeated after its time.</returns>
        public bool HearLost(int token)
        {
            return token == _token;
        }

        /// <summary>Sends a message when that is due.</summary>
        [HotPath]
        public void Poll(int topic, long nowMs, EdgeAgent agent, IEdgeHost host)
        {
            if (!_isCompanionHeard || _ring.Waiting == 0)
            {
                return;
            }

            if (_lastInFlight > 0 && _stored >= _lastInFlight)
            {
                _lastInFlight = 0;
                _waitMs = WaitMsMin;
            }

            bool isDue = _lastInFlight > 0 ? nowMs - _sentMs >= _waitMs : _ring.Oldest().OldestMs() <= nowMs - BehindMs;
            if (isDue)
            {
                Send(topic, nowMs, agent, host);
            }
        }

        [RarePath("only while a companion lacks samples")]
        private void Send(int topic, long nowMs, EdgeAgent agent, IEdgeHost host)
        {
            JsonWriter writer = agent.Writer;
            long last = Write(writer, nowMs, agent);
            if (last == 0)
            {
                _ring.DropOldest();   // too long for any message
                return;
            }

            int token = host.Publish(topic, writer.Buffer, writer.Count, false, 1);
            if (token < 0)
            {
                return;   // offered again at the next poll
            }

            _waitMs = _lastInFlight == 0 ? WaitMsMin : _waitMs * 2 < WaitMsMax ? _waitMs * 2 : WaitMsMax;
            _token = token;
            _lastInFlight = last;
            _sentMs = nowMs;
            Messages++;
        }

        // Returns the number of the last sample in the message, 0 when not even one fits.
        private long Write(JsonWriter writer, long nowMs, EdgeAgent agent)
        {
            SampleQueue queue = _ring.Oldest();
            int position = queue.Walk(_sample);
            long last = 0;
            writer.Clear();
            agent.WriteBacklogHead(nowMs, _stored);
            while (position < queue.Used)
            {
                position = queue.Next(position, _sample);
                if (last == 0)
                {
                    WriteColumns(writer);
                }
                else if (!HasColumns())
                {
                    break;   // the next message has others
                }

                int before = writer.Count;
                WriteRow(writer, agent, last == 0);
                bool isLong = writer.Count + TailBytes > BytesMax && last > 0;
                if (writer.IsFull || isLong)
                {
                    writer.Truncate(before);
                    break;
                }

                last = _sample.Sequence;
            }

            writer.Raw(Tail);
            return writer.IsFull ? 0 : last;
        }

        private void WriteColumns(JsonWriter writer)
        {
            _columnCount = 0;
            writer.Text("[\"seq\",\"uptime_ms\"");
            for (int i = 0; i < _sample.Count; i++)
            {
                int slot = _sample.Order[i];
                if (IsColumn(slot))
                {
                    _columns[_columnCount++] = (byte)slot;
                    writer.Letter(',');
                    _state.Field(slot).WriteColumns(writer);
                }
            }

            writer.Text("],\"rows\":[");
        }

        private bool HasColumns()
        {
            int at = 0;
            for (int i = 0; i < _sample.Count; i++)
            {
                int slot = _sample.Order[i];
                if (!IsColumn(slot))
                {
                    continue;
                }

                if (at == _columnCount || _columns[at] != slot)
                {
                    return false;
                }

                at++;
            }

            return at == _columnCount;
        }

        private void WriteRow(JsonWriter writer, EdgeAgent agent, bool isFirst)
        {
            writer.Text(isFirst ? "[" : ",[");
            writer.Number(_sample.Sequence, 0);
            writer.Letter(',');
            writer.Number(agent.UptimeMs(_sample.AtMs), 0);
            for (int i = 0; i < _columnCount; i++)
            {
                int slot = _columns[i];
                writer.Letter(',');
                _state.Field(slot).WriteCells(writer, _sample.Value[slot], _sample.Status[slot], _sample.TextOf(slot), _sample.TextCountOf(slot));
            }

            writer.Letter(']');
        }

        private bool IsColumn(int slot)
        {
            return _state.Field(slot).IsPublished && _sample.Status[slot] != NumberStatus.Refused;
        }
    }
}
