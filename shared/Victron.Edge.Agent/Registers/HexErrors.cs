// HexErrors: what stands on hex/error, and the requests that were refused as a whole and still wait to be told of. When
// more are refused than can wait, the rest is only counted.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Errors of one port.</summary>
    internal sealed class HexErrors
    {
        /// <summary>Index that stands for the request as a whole.</summary>
        public const int Whole = -1;

        private const int WaitingMax = 4;
        private const int IdBytes = HexRequestReader.IdBytesMax;
        private const int LineBytes = 48;       // enough to recognise the line

        private static readonly byte[] NoId = { (byte)'-' };

        private readonly byte[] _ids = new byte[WaitingMax * IdBytes];
        private readonly byte[] _lines = new byte[WaitingMax * LineBytes];
        private readonly int[] _idCounts = new int[WaitingMax];
        private readonly int[] _lineCounts = new int[WaitingMax];
        private readonly int[] _whys = new int[WaitingMax];
        private readonly int _topic;
        private int _first;
        private int _count;

        public HexErrors(int topic)
        {
            _topic = topic;
        }

        /// <summary>Whether a refusal waits to be told of.</summary>
        public bool IsWaiting
        {
            get { return _count > 0; }
        }

        /// <summary>Notes a request that was refused as a whole.</summary>
        /// <param name="line">Message with the line at fault.</param>
        /// <param name="lineCount">0 when no single line is at fault.</param>
        public void Add(byte[] id, int idCount, byte[] line, int lineFrom, int lineCount, int why)
        {
            if (_count == WaitingMax)
            {
                return;
            }

            int slot = (_first + _count) % WaitingMax;
            lineCount = lineCount < LineBytes ? lineCount : LineBytes;
            Primitives.Copy(id, 0, _ids, slot * IdBytes, idCount);
            Primitives.Copy(line, lineFrom, _lines, slot * LineBytes, lineCount);
            _idCounts[slot] = idCount;
            _lineCounts[slot] = lineCount;
            _whys[slot] = why;
            _count++;
        }

        /// <summary>Forgets what waits.</summary>
        public void Clear()
        {
            _count = 0;
        }

        /// <summary>Tells of the refusals that wait, as many as are taken now.</summary>
        public void PublishWaiting(JsonWriter writer, IEdgeHost host)
        {
            bool isTaken = true;
            while (_count > 0 && isTaken)
            {
                writer.Clear();
                WriteId(writer, _ids, _first * IdBytes, _idCounts[_first]);
                isTaken = Publish(Whole, _lines, _first * LineBytes, _lineCounts[_first], _whys[_first], writer, host);
                if (isTaken)
                {
                    _first = (_first + 1) % WaitingMax;
                    _count--;
                }
            }
        }

        /// <summary>Tells of one frame of a request.</summary>
        /// <param name="frame">Text of the frame without the line feed.</param>
        /// <returns>False when the message could not be taken now.</returns>
        public bool PublishFrame(HexRequest request, byte[] frame, int frameCount, int why, JsonWriter writer, IEdgeHost host)
        {
            writer.Clear();
            WriteId(writer, request.Id, 0, request.IdCount);
            return Publish(request.Index, frame, 0, frameCount, why, writer, host);
        }

        private static void WriteId(JsonWriter writer, byte[] id, int from, int count)
        {
            writer.Letter('{');
            writer.Name("id");
            writer.Quoted(count > 0 ? id : NoId, count > 0 ? from : 0, count > 0 ? count : 1);
        }

        private bool Publish(int index, byte[] line, int lineFrom, int lineCount, int why, JsonWriter writer, IEdgeHost host)
        {
            writer.Pair("index", index);
            if (lineCount > 0)
            {
                writer.Name("frame");
                writer.Quoted(line, lineFrom, lineCount);
            }

            writer.Pair("why", HexWhy.Word(why));
            writer.Pair("text", HexWhy.Text(why));
            writer.Letter('}');
            return host.Publish(_topic, writer.Buffer, writer.Count, false, 1) >= 0;
        }
    }
}
