// HexExchange: what frames of the device mean for the frame on the wire.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    internal sealed partial class HexExchange
    {
        /// <summary>Hears a frame of the device.</summary>
        /// <returns>Whether it is about the frame on the wire.</returns>
        public bool Hear(HexFrame frame)
        {
            bool isValue = (frame.Command == HexCommand.Get || frame.Command == HexCommand.Async) && frame.Flags == 0 && frame.Count > HexAnswer.ValueAt;
            if (isValue)
            {
                _wear.HearValue(frame.Register, frame.Data, HexAnswer.ValueAt, frame.Count - HexAnswer.ValueAt);
            }

            if (frame.Command == HexCommand.PingReply)
            {
                _late.HearPingReply();
            }

            bool isComplaint = HexAnswer.IsComplaint(frame);
            if (isComplaint && _phase == OnWire && !_isSweep && _request.IsWrite && _sinceMs - _restartAtMs < LateAnswers.LateMs)
            {
                return false;    // nobody waited for a complaint about the restart before: it is not known to be about this write
            }

            if (_isSweep && _phase == OnWire)
            {
                return (isComplaint || frame.Command == HexCommand.PingReply) && GoOnSweeping(isComplaint);
            }

            if (_phase != OnWire || (!isComplaint && (!HexAnswer.Matches(_request, frame) || MayBeLate(frame))))
            {
                return false;
            }

            HearOfRead(isComplaint);
            if (isComplaint && frame.Command == HexCommand.Error && !_request.IsWrite && _repeats < RepeatsMax)
            {
                _repeats++;
                Offer(_sinceMs);
                return true;
            }

            _phase = Answered;
            if (HexAnswer.IsTaken(_request, frame))
            {
                _wear.HearTaken(frame.Register, frame.Data, HexAnswer.ValueAt, frame.Count - HexAnswer.ValueAt, _sinceMs);
            }

            return true;
        }

        // A complaint does not say what it is about: the answer to the read may come yet.
        private void HearOfRead(bool isComplaint)
        {
            if (IsDoubtful && isComplaint)
            {
                _late.HearDoubt(_sinceMs);
            }
            else if (IsDoubtful)
            {
                _late.HearAnswer();
            }
        }

        // A complaint may be about the half frame before the ping or about the ping itself, and this answer may be the one to an
        // earlier ping: then it is asked anew.
        private bool GoOnSweeping(bool isComplaint)
        {
            if (isComplaint && _repeats == RepeatsMax)
            {
                return true;
            }

            _repeats = isComplaint ? _repeats + 1 : 0;
            _isSweep = _late.IsLikely;
            Offer(_sinceMs);
            _phase = _isWithdrawn ? Resting : _phase;
            return true;
        }

        // After a write without answer the next one of that register could be given the late answer to the first: only what
        // says the very value that was sent is believed then.
        private bool MayBeLate(HexFrame frame)
        {
            return frame.Command == HexCommand.Set && frame.Register == _lostRegister && _sinceMs - _lostAtMs < LateAnswers.LateMs && !HexAnswer.IsTaken(_request, frame);
        }
    }
}
