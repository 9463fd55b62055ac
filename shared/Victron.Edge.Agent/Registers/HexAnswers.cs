// HexAnswers: gathers frames of the device for hex/response, for 100 ms or until there is no room for another one.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Frames of one device on their way to the broker.</summary>
    internal sealed class HexAnswers
    {
        // Answers of settings have 11 to 30 characters, the longest known 111.
        private const int BytesMax = 512;
        private const int GatherMs = 100;
        private const int NotYet = -1;

        private static readonly byte[] HeadBytes = { (byte)'#', (byte)' ', (byte)'i', (byte)'d', (byte)'=' };
        private static readonly byte[] EndBytes = { (byte)' ', (byte)'e', (byte)'n', (byte)'d' };

        private readonly byte[] _text = new byte[BytesMax];
        private readonly int _topic;
        private int _count;
        private long _sinceMs;

        public HexAnswers(int topic)
        {
            _topic = topic;
        }

        /// <summary>Whether the longest frame that can come fits.</summary>
        public bool HasRoom
        {
            get { return BytesMax - _count >= HexWriter.FrameLength(VeDirectReader.FrameBytesMax - 1); }
        }

        /// <summary>When they have to go out; meaningless when there are none.</summary>
        public long DueMs
        {
            get { return _sinceMs == NotYet ? 0 : _sinceMs + GatherMs; }
        }

        /// <summary>Whether there are any.</summary>
        public bool IsWaiting
        {
            get { return _count > 0; }
        }

        /// <summary>Adds a frame as the device sent it. What finds no room is left out.</summary>
        public void Add(HexFrame frame)
        {
            if (HasRoom)
            {
                _sinceMs = _count == 0 ? NotYet : _sinceMs;
                _count += HexWriter.Write(frame.Command, frame.Data, 0, frame.Count, _text, _count);
            }
        }

        /// <summary>Forgets them.</summary>
        public void Clear()
        {
            _count = 0;
        }

        /// <summary>Whether it is time for a message.</summary>
        public bool IsDue(long nowMs)
        {
            _sinceMs = _sinceMs == NotYet ? nowMs : _sinceMs;   // frames come without a time; the poll behind them has one
            return _count > 0 && (nowMs >= DueMs || !HasRoom);
        }

        /// <summary>Publishes what there is, be it nothing.</summary>
        /// <param name="id">Name of the request.</param>
        /// <param name="isEnd">Whether it is the last message of the request.</param>
        /// <returns>False when the message could not be taken now.</returns>
        public bool Publish(byte[] id, int idCount, bool isEnd, JsonWriter writer, IEdgeHost host)
        {
            writer.Clear();
            writer.Raw(HeadBytes);
            writer.Raw(id, 0, idCount);
            if (isEnd)
            {
                writer.Raw(EndBytes);
            }

            writer.Letter('\n');
            writer.Raw(_text, 0, _count);
            if (host.Publish(_topic, writer.Buffer, writer.Count, false, 0) < 0)
            {
                return false;
            }

            _count = 0;
            return true;
        }
    }
}
