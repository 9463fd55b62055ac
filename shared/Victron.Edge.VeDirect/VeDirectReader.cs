// VeDirectReader: turns the byte stream of a VE.Direct port into text blocks and HEX frames. The only state machine of
// the protocol. Bytes come in chunks of any size and may start anywhere; nothing is allocated after the constructor.
// Does not judge what a block says: see BlockGuard.
//
//   Idle --CR--> LineFeed --LF--> Label --TAB--> Value --CR--> LineFeed
//                                   `--"Checksum" TAB--> Checksum --any byte--> Idle
//   every state but Checksum --':'--> Hex --first byte that is no hex digit--> the state before, as if nothing had come
//
// Sources: VE.Direct text protocol (field format, checksum over all text bytes from the first CR through the checksum
// byte); VE.Direct HEX protocol (frame). A frame may cut into text at any byte and its bytes are in no sum.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>Finds text blocks and HEX frames with good checksums in a byte stream.</summary>
    public sealed class VeDirectReader
    {
        /// <summary>Longest label kept; the longest known has 8 characters.</summary>
        public const int LabelBytesMax = 32;

        /// <summary>Longest value kept; the text protocol allows 32 characters.</summary>
        public const int ValueBytesMax = 64;

        /// <summary>Most fields in a block; the text protocol allows 22.</summary>
        public const int FieldsMax = 48;

        /// <summary>Longest block kept, in bytes; the longest recorded has 210.</summary>
        public const int BlockBytesMax = 1024;

        /// <summary>Most data bytes of a frame; the longest known has 52 with its register and flags.</summary>
        public const int FrameBytesMax = 128;

        // A block takes 110 ms on the wire, and devices send one a second: after a longer pause the rest of this block is
        // lost, and what follows belongs to another second although its checksum may happen to fit.
        private const int GapMsMax = 700;

        // A line that begins here still fits into BlockBytesMax together with the checksum field.
        private const int LastLabelAtMax = BlockBytesMax - LabelBytesMax - ValueBytesMax - 16;

        private const byte Cr = 0x0D;
        private const byte Lf = 0x0A;
        private const byte Tab = 0x09;
        private const byte Colon = 0x3A;

        // "checksum" packed; setting bit 5 of each byte turns capitals into small letters.
        private const ulong ChecksumKey = 0x6D75736B63656863UL;
        private const ulong SmallLetters = 0x2020202020202020UL;

        private readonly IVeDirectHandler _handler;
        private readonly TextBlock _block = new TextBlock();
        private readonly HexFrame _frame = new HexFrame();
        private readonly byte[] _text = new byte[BlockBytesMax];

        private State _state = State.Idle;
        private State _resume;
        private byte[] _chunk;
        private long _streamOffset;   // stream position of _chunk[0]
        private int _runStart;        // start of the text in _chunk that is not yet kept
        private int _kept;            // bytes of the open block in _text
        private int _fields;
        private int _digits;
        private int _frameSum;
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

        /// <summary>What this reader has seen.</summary>
        public ReaderCounters Counters { get; }

        /// <summary>Takes the next bytes of the stream and calls the handler for what they complete.</summary>
        /// <param name="nowMs">When the bytes came; a constant when that is not known, as in a file.</param>
        [HotPath]
        public void Feed(byte[] data, int offset, int count, long nowMs)
        {
            if (nowMs - _lastFeedMs > GapMsMax && _state != State.Idle)
            {
                Interrupt();
            }

            _lastFeedMs = nowMs;
            int end = offset + count;
            int i = offset;
            _chunk = data;
            _streamOffset = Counters.Bytes - offset;
            _runStart = offset;
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
                Keep(end);
            }

            _chunk = _text;
        }

        [HotPath]
        private void Interrupt()
        {
            bool isBlock = IsInBlock(_state) || _resume != State.Idle;
            Reject(RejectReason.Interrupted, isBlock ? _kept : _digits + 1);
            _state = State.Idle;
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
                BeginBlock(stop);
            }
            else
            {
                Counters.SkippedBytes++;
            }

            return stop + 1;
        }

        [HotPath]
        private void BeginBlock(int i)
        {
            _block.StreamOffset = _streamOffset + i;
            _runStart = i;
            _kept = 0;
            _fields = 0;
            _state = State.LineFeed;
        }

        [HotPath]
        private int TakeLineFeed(int i)
        {
            byte b = _chunk[i];
            if (b == Lf)
            {
                _state = State.Label;
                return i + 1;
            }

            return b == Colon ? BeginFrame(i) : Drop(RejectReason.BrokenLine, i);
        }

        // The loop takes whole lines while the chunk holds them; a line that the chunk cuts goes on in TakeValue.
        [HotPath]
        private int TakeLabel(int i, int end)
        {
            byte[] data = _chunk;
            ulong[] keys = _block.Keys;
            for (; ; )
            {
                int toText = _kept - _runStart;   // chunk index -> position in the block
                int tab = Primitives.NextStop(data, i, end);
                if (tab == end || data[tab] != Tab)
                {
                    return LeaveLabel(tab, end);
                }

                int labelAt = _fields == 0 ? 2 : _block.Ends[_fields - 1] + 2;
                int labelCount = tab + toText - labelAt;
                bool isWhole = labelAt >= _kept && labelCount > 0 && labelCount <= 8;
                ulong key = isWhole ? Primitives.Pack(data, tab - labelCount, labelCount) : JoinLabel(tab, labelAt, labelCount);
                if ((key | SmallLetters) == ChecksumKey)
                {
                    _state = State.Checksum;
                    return tab + 1;
                }

                if (key == 0)
                {
                    return labelCount > 0 ? LeaveLabel(tab, end) : Drop(RejectReason.BrokenLine, tab);
                }

                if (_fields == FieldsMax || labelAt > LastLabelAtMax)
                {
                    return Drop(RejectReason.BlockTooLong, tab);
                }

                toText = _kept - _runStart;
                keys[_fields] = key;
                _block.Tabs[_fields] = tab + toText;
                i = tab + 1;
                int cr = Primitives.NextStop(data, i, end);
                if (cr + 1 >= end || data[cr] != Cr || data[cr + 1] != Lf || cr - i > ValueBytesMax)
                {
                    _state = State.Value;
                    return i;
                }

                _block.Ends[_fields] = cr + toText;
                _fields++;
                i = cr + 2;
            }
        }

        // A label that an earlier chunk or a frame cut in two, or one longer than 8 characters. 0 when it is empty or too long.
        [HotPath]
        private ulong JoinLabel(int tab, int labelAt, int labelCount)
        {
            if (labelCount <= 0 || labelCount > LabelBytesMax)
            {
                return 0;
            }

            Keep(tab);
            return LabelKey.Of(_text, labelAt, labelCount);
        }

        // A line is given up behind its first byte too many, wherever the chunk ends: cuts must not show in what is counted.
        [HotPath]
        private int LeaveLabel(int stop, int end)
        {
            int labelAt = _fields == 0 ? 2 : _block.Ends[_fields - 1] + 2;
            int excess = stop - _runStart + _kept - labelAt - LabelBytesMax;
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
            int at = stop - _runStart + _kept;
            int excess = at - _block.Tabs[_fields] - 1 - ValueBytesMax;
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

            _block.Ends[_fields] = at;
            _fields++;
            _state = State.LineFeed;
            return stop + 1;
        }

        // Any byte may be the checksum, a colon and a line end included.
        [HotPath]
        private int TakeChecksum(int i)
        {
            int count = _kept + i + 1 - _runStart;
            if (_kept == 0)
            {
                _block.Buffer = _chunk;
                _block.Base = _runStart;
            }
            else
            {
                Keep(i + 1);
                _block.Buffer = _text;
                _block.Base = 0;
            }

            _state = State.Idle;
            if (_fields == 0 || Primitives.Sum(_block.Buffer, _block.Base, count) != 0)
            {
                Reject(RejectReason.BadChecksum, count);
                return i + 1;
            }

            _block.Count = _fields;
            _block.ByteCount = count;
            Counters.Blocks++;
            _handler.OnBlock(_block);
            return i + 1;
        }

        [HotPath]
        private int BeginFrame(int i)
        {
            if (IsInBlock(_state))
            {
                Keep(i);
            }

            _resume = _state;
            _state = State.Hex;
            _digits = 0;
            _frameSum = 0;
            _frame.StreamOffset = _streamOffset + i;
            return i + 1;
        }

        [HotPath]
        private int TakeHex(int i, int end)
        {
            byte[] bytes = _frame.Bytes;
            for (; i < end; i++)
            {
                int digit = Nibble(_chunk[i]);
                if (digit < 0)
                {
                    return FinishFrame(i);
                }

                int at = (_digits - 1) >> 1;
                if (_digits == 0)
                {
                    _frame.Command = digit;
                    _frameSum = digit;
                }
                else if (at < FrameBytesMax)
                {
                    bool isHigh = (_digits & 1) != 0;
                    bytes[at] = (byte)(isHigh ? digit << 4 : bytes[at] | digit);
                    _frameSum += isHigh ? digit << 4 : digit;
                }

                _digits++;
            }

            return end;
        }

        // LF belongs to the frame. So does a byte above 0x7F, which no text holds: some devices end a frame with 0xFE now
        // and then. Everything else is text again.
        [HotPath]
        private int FinishFrame(int i)
        {
            byte terminator = _chunk[i];
            int next = terminator == Lf || terminator > 0x7F ? i + 1 : i;
            int byteCount = _digits >> 1;
            _state = _resume;
            _runStart = next;
            if ((_digits & 1) == 0 || byteCount == 0 || byteCount > FrameBytesMax)
            {
                Reject(RejectReason.BrokenFrame, _digits + 1);
            }
            else if ((_frameSum & 0xFF) != 0x55)
            {
                Reject(RejectReason.BadFrameChecksum, _digits + 1);
            }
            else
            {
                _frame.Count = byteCount - 1;
                Counters.Frames++;
                Counters.FramesWithoutLineFeed += terminator == Lf ? 0 : 1;
                _handler.OnFrame(_frame);
            }

            return next;
        }

        [HotPath]
        private static int Nibble(byte b)
        {
            if (b >= '0' && b <= '9')
            {
                return b - '0';
            }

            return b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
        }

        // Gives the open block up. A CR at the place of the fault may begin the next one.
        [HotPath]
        private int Drop(int reason, int i)
        {
            Reject(reason, _kept + i - _runStart);
            _state = State.Idle;
            return i;
        }

        [HotPath]
        private void Reject(int reason, int byteCount)
        {
            Counters.Rejected[reason]++;
            _handler.OnRejected(reason, byteCount);
        }

        // Moves the open block's text out of the chunk, before the chunk or its run of text ends.
        [HotPath]
        private void Keep(int end)
        {
            int count = end - _runStart;
            if (_kept + count > BlockBytesMax)
            {
                count = BlockBytesMax - _kept;
            }

            Array.Copy(_chunk, _runStart, _text, _kept, count);
            _kept += count;
            _runStart = end;
        }
    }
}
