// VeDirectReader: turns the byte stream of a VE.Direct port into text blocks and HEX frames. The only state machine of
// the protocol. Bytes come in chunks of any size and may start anywhere; nothing is allocated after the constructor.
// Does not judge what a block says: see BlockGuard. What happens inside a frame stands in VeDirectReader.Frames.cs.
//
//   Idle --CR--> LineFeed --LF--> Label --TAB--> Value --CR--> LineFeed
//                                   `--"Checksum" TAB--> Checksum --any byte--> Idle
//   every state but Checksum --':'--> Hex --first byte that is no hex digit--> the state before, as if nothing had come
//
// Sources: VE.Direct text protocol (field format, checksum over all text bytes from the first CR through the checksum
// byte); VE.Direct HEX protocol (frame). A frame may cut into text at any byte and its bytes are in no sum.

namespace Victron.Edge.VeDirect
{
    /// <summary>Finds text blocks and HEX frames with good checksums in a byte stream.</summary>
    public sealed partial class VeDirectReader
    {
        /// <summary>Longest label kept; the longest known has 8 characters.</summary>
        public const int LabelBytesMax = 32;

        /// <summary>Longest value kept; the text protocol allows 32 characters.</summary>
        public const int ValueBytesMax = 64;

        /// <summary>Most fields in a block; the text protocol allows 22.</summary>
        public const int FieldsMax = 48;

        /// <summary>Longest block kept, in bytes; the longest recorded has 210.</summary>
        public const int BlockBytesMax = 1024;

        /// <summary>Most data bytes of a frame, check byte included; the longest known has 56.</summary>
        public const int FrameBytesMax = 128;

        /// <summary>Longest pause within a block that is usual on a wire.</summary>
        public const int PauseMsUsual = 700;

        private const byte Cr = 0x0D;
        private const byte Lf = 0x0A;
        private const byte Tab = 0x09;
        private const byte Colon = 0x3A;

        // "checksum" packed; setting bit 5 of each byte turns capitals into small letters.
        private const ulong ChecksumKey = 0x6D75736B63656863UL;
        private const ulong SmallLetters = 0x2020202020202020UL;

        private readonly IVeDirectHandler _handler;
        private readonly BlockCollector _text = new BlockCollector();
        private readonly HexCollector _hex = new HexCollector();

        private State _state = State.Idle;
        private State _resume;
        private byte[] _chunk;
        private long _streamOffset;   // stream position of _chunk[0]
        private long _lastFeedMs;

        /// <summary>Makes a reader that waits for the start of a block.</summary>
        public VeDirectReader(IVeDirectHandler handler)
        {
            _handler = handler;
            Counters = new ReaderCounters();
        }

        private enum State
        {
            Idle,
            LineFeed,
            Label,
            Value,
            Checksum,
            Hex,
        }

        /// <summary>Longest pause, in ms, after which an open block or frame goes on.</summary>
        /// <remarks>A block takes 110 ms on the wire, and devices send one a second: after a longer pause the rest of this block is
        /// lost, and what follows belongs to another second although its checksum may happen to fit.</remarks>
        public int PauseMsMax { get; set; } = PauseMsUsual;

        /// <summary>What this reader has seen.</summary>
        public ReaderCounters Counters { get; }

        /// <summary>Takes the next bytes of the stream and calls the handler for what they complete.</summary>
        /// <param name="nowMs">When the bytes came; a constant when that is not known, as in a file.</param>
        [HotPath]
        public void Feed(byte[] data, int offset, int count, long nowMs)
        {
            if (nowMs - _lastFeedMs > PauseMsMax && _state != State.Idle)
            {
                Interrupt();
            }

            int end = offset + count;
            int i = offset;
            _lastFeedMs = nowMs;
            _chunk = data;
            _text.Continue(data, offset);
            _streamOffset = Counters.Bytes - offset;
            Counters.Bytes += count;
            while (i < end)
            {
                switch (_state)
                {
                    case State.Idle: i = Hunt(i, end); break;
                    case State.LineFeed: i = TakeLineFeed(i); break;
                    case State.Label: i = TakeLabel(i, end); break;
                    case State.Value: i = TakeValue(i, end); break;
                    case State.Checksum: i = TakeChecksum(i); break;
                    default: i = TakeHex(i, end); break;
                }
            }

            if (IsInBlock(_state))
            {
                _text.Keep(end);
            }
        }

        [HotPath]
        private static bool IsInBlock(State state)
        {
            return state != State.Idle && state != State.Hex;
        }

        [HotPath]
        private int Hunt(int i, int end)
        {
            int stop = Primitives.NextStop(_chunk, i, end);
            Counters.SkippedBytes += stop - i;
            if (stop == end)
            {
                return end;
            }

            if (_chunk[stop] == Colon)
            {
                return BeginFrame(stop);
            }

            if (_chunk[stop] == Cr)
            {
                _text.Begin(stop, _streamOffset + stop);
                _state = State.LineFeed;
            }
            else
            {
                Counters.SkippedBytes++;
            }

            return stop + 1;
        }

        [HotPath]
        private int TakeLineFeed(int i)
        {
            if (_chunk[i] == Lf)
            {
                _state = State.Label;
                return i + 1;
            }

            return _chunk[i] == Colon ? BeginFrame(i) : Drop(RejectReason.BrokenLine, i);
        }

        // The loop takes whole lines while the chunk holds them, which makes reading three times as fast as a step for each
        // state; a line that the chunk cuts goes on in TakeValue.
        [HotPath]
        private int TakeLabel(int i, int end)
        {
            byte[] data = _chunk;
            BlockCollector text = _text;
            TextBlock block = text.Block;
            for (; ; )
            {
                int tab = Primitives.NextStops(data, i, end, out int cr);
                if (tab == end || data[tab] != Tab)
                {
                    return LeaveLabel(tab, end);
                }

                ulong key = text.LabelBefore(tab);
                if ((key | SmallLetters) == ChecksumKey)
                {
                    _state = State.Checksum;
                    return tab + 1;
                }

                if (key == 0 || !text.HasRoom())
                {
                    return DropLine(key, tab);
                }

                int fields = text.Fields;
                block.Keys[fields] = key;
                block.Tabs[fields] = text.PositionOf(tab);
                if (cr + 1 >= end || data[cr] != Cr || data[cr + 1] != Lf || cr - tab > ValueBytesMax)
                {
                    _state = State.Value;
                    return tab + 1;
                }

                block.Ends[fields] = text.PositionOf(cr);
                text.Fields = fields + 1;
                i = cr + 2;
            }
        }

        [HotPath]
        private int DropLine(ulong key, int tab)
        {
            bool isEmpty = _text.PositionOf(tab) == _text.LabelPosition();
            return key == 0 && !isEmpty ? LeaveLabel(tab, tab) : Drop(isEmpty ? RejectReason.BrokenLine : RejectReason.BlockTooLong, tab);
        }

        // A line is given up behind its first byte too many, wherever the chunk ends: cuts must not show in what is counted.
        [HotPath]
        private int LeaveLabel(int stop, int end)
        {
            int excess = _text.PositionOf(stop) - _text.LabelPosition() - LabelBytesMax;
            if (excess > 0)
            {
                return Drop(RejectReason.LineTooLong, stop - excess + 1);
            }

            if (stop == end)
            {
                return end;
            }

            return _chunk[stop] == Colon ? BeginFrame(stop) : Drop(RejectReason.BrokenLine, stop);
        }

        [HotPath]
        private int TakeValue(int i, int end)
        {
            int stop = Primitives.NextStop(_chunk, i, end);
            int excess = _text.PositionOf(stop) - _text.Block.Tabs[_text.Fields] - 1 - ValueBytesMax;
            if (excess > 0)
            {
                return Drop(RejectReason.LineTooLong, stop - excess + 1);
            }

            if (stop == end)
            {
                return end;
            }

            if (_chunk[stop] == Colon)
            {
                return BeginFrame(stop);
            }

            if (_chunk[stop] != Cr)
            {
                return Drop(RejectReason.BrokenLine, stop);
            }

            _text.Block.Ends[_text.Fields] = _text.PositionOf(stop);
            _text.Fields++;
            _state = State.LineFeed;
            return stop + 1;
        }

        // Any byte may be the checksum, a colon and a line end included.
        [HotPath]
        private int TakeChecksum(int i)
        {
            _state = State.Idle;
            if (_text.Finish(i))
            {
                Counters.Blocks++;
                _handler.OnBlock(_text.Block);
            }
            else
            {
                Reject(RejectReason.BadChecksum, _text.Block.ByteCount);
            }

            return i + 1;
        }

        // Gives the open block up. A CR at the place of the fault may begin the next one.
        [HotPath]
        private int Drop(int reason, int i)
        {
            Reject(reason, _text.PositionOf(i));
            _state = State.Idle;
            return i;
        }

        [HotPath]
        private void Reject(int reason, int byteCount)
        {
            Counters.Rejected[reason]++;
            _handler.OnRejected(reason, byteCount);
        }
    }
}
