// SerialQuestion: asks a device that does not tell its serial number in text for register 0x010A, when the line is free.
// The answer counts when it came twice. A device that does not answer is left alone: old ones stop their text while HEX
// messages come.
// Source: VE.Direct HEX protocol, "Get" and register 0x010A.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Asks for the serial number of one port.</summary>
    internal sealed class SerialQuestion
    {
        private const int SerialRegister = 0x010A;
        private const int ValueAt = 3;          // behind id and flags
        private const int SecondsBefore = 3;    // give the text its chance

        // Old devices pay for an answer with seconds of silence: first let the owner see that all is well.
        private const int SecondsBeforeOld = 60;
        private const int OldGeneration = 1;
        private const int AnswerMs = 3000;
        private const int AsksMax = 4;
        private const int AnswersNeeded = 2;

        private readonly byte[] _frame = new byte[16];
        private readonly int _frameCount;
        private int _asked;
        private int _answers;
        private int _seconds;
        private long _askedAtMs;
        private bool _isWaiting;
        private bool _isHalfSent;
        private bool _isSent;

        public SerialQuestion()
        {
            _frameCount = HexWriter.WriteGet(SerialRegister, _frame, 0);
        }

        /// <summary>Whether the device may be silent because it was asked, until this many ms after the question.</summary>
        [HotPath]
        public bool SilencesText(long nowMs)
        {
            return _asked > 0 && nowMs - _askedAtMs < 10000;
        }

        /// <summary>Whether nobody else may send, because a question is on the wire.</summary>
        [HotPath]
        public bool HasLine(long nowMs)
        {
            return _isHalfSent || (_isWaiting && _isSent && nowMs - _askedAtMs < AnswerMs);
        }

        /// <summary>Counts believed seconds.</summary>
        [HotPath]
        public void HearSecond()
        {
            _seconds++;
        }

        /// <summary>Begins anew: the device was away.</summary>
        [HotPath]
        public void Restart()
        {
            _asked = 0;
            _answers = 0;
            _seconds = 0;
            _isWaiting = false;
        }

        /// <summary>Sends more of a question that is out in part, whoever wants the line; gives it up when the port has taken no
        /// more of it for the time of an answer, because others wait for the line.</summary>
        [HotPath]
        public void Finish(long nowMs, HexLine line, IEdgeHost host)
        {
            if (_isHalfSent)
            {
                SendRest(nowMs, line, host);
            }
        }

        /// <summary>Asks when that is due; only while nobody else has the line.</summary>
        [HotPath]
        public void Poll(long nowMs, PortIdentity identity, HexLine line, IEdgeHost host)
        {
            if (_isHalfSent)
            {
                return;
            }

            bool canAnswer = identity.Family != FamilyTable.None && FamilyTable.HexGeneration[identity.Family] != 0;
            int seconds = canAnswer && FamilyTable.HexGeneration[identity.Family] == OldGeneration ? SecondsBeforeOld : SecondsBefore;
            bool isDue = identity.ProductId >= 0 && !identity.HasTextSerial && _answers < AnswersNeeded && canAnswer && _seconds >= seconds && _asked < AsksMax;
            if (!isDue || (_isWaiting && nowMs - _askedAtMs < AnswerMs))
            {
                return;
            }

            line.Begin(_frame, _frameCount);
            _isWaiting = true;
            _askedAtMs = nowMs;
            SendRest(nowMs, line, host);
        }

        // Half a frame would be an error for the device: its rest follows, unless the port takes nothing any more.
        [HotPath]
        private void SendRest(long nowMs, HexLine line, IEdgeHost host)
        {
            _isSent = line.Send(host);
            _isHalfSent = line.IsHalfSent && nowMs - _askedAtMs < AnswerMs;
            _asked += _isSent ? 1 : 0;
        }

        /// <summary>Looks at a frame for the answer.</summary>
        /// <returns>Whether the serial number is newly known.</returns>
        public bool Hear(HexFrame frame, PortIdentity identity)
        {
            // A frame without a value is our own question on a line that echoes.
            bool isAnswer = frame.Command == HexCommand.Get && frame.Register == SerialRegister && (frame.Count > ValueAt || frame.Flags != 0);
            if (!_isWaiting || !isAnswer)
            {
                return false;
            }

            _isWaiting = false;
            int count = 0;
            while (ValueAt + count < frame.Count && frame.Data[ValueAt + count] > 0x20 && frame.Data[ValueAt + count] < 0x7F)
            {
                count++;
            }

            if (frame.Flags != 0 || count == 0)
            {
                _asked = AsksMax;
                return false;
            }

            _answers++;
            byte[] serial = new byte[count];
            Primitives.Copy(frame.Data, ValueAt, serial, 0, count);
            return identity.Serial.Hear(serial, count);
        }
    }
}
