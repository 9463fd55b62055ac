// VeDirectReader, HEX frames: where a frame begins and ends, and how the text goes on behind it. A frame may cut into text
// at any byte; the text before it is kept, and what follows the frame joins on as if nothing had come.
// Source: VE.Direct text protocol, HEX messages within text; VE.Direct HEX protocol, "Frame".

namespace Victron.Edge.VeDirect
{
    public sealed partial class VeDirectReader
    {
        [HotPath]
        private void Interrupt()
        {
            bool isBlock = IsInBlock(_state) || _resume != State.Idle;
            Reject(RejectReason.Interrupted, isBlock ? _text.Kept : _hex.Digits + 1);
            _state = State.Idle;
        }

        [HotPath]
        private int BeginFrame(int i)
        {
            if (IsInBlock(_state))
            {
                _text.Keep(i);
            }

            _resume = _state;
            _state = State.Hex;
            _hex.Begin(_streamOffset + i);
            return i + 1;
        }

        [HotPath]
        private int TakeHex(int i, int end)
        {
            int stop = _hex.Take(_chunk, i, end);
            return stop == end ? end : FinishFrame(stop);
        }

        // LF belongs to the frame. So does a byte above 0x7F, which no text holds: some devices end a frame with 0xFE now
        // and then. Everything else is text again.
        [HotPath]
        private int FinishFrame(int i)
        {
            byte terminator = _chunk[i];
            int next = terminator == Lf || terminator > 0x7F ? i + 1 : i;
            int reason = _hex.Finish();
            _state = _resume;
            _text.RunStart = next;
            if (reason >= 0)
            {
                Reject(reason, _hex.Digits + 1);
                return next;
            }

            Counters.Frames++;
            Counters.FramesWithoutLineFeed += terminator == Lf ? 0 : 1;
            _handler.OnFrame(_hex.Frame);
            return next;
        }
    }
}
