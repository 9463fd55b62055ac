// HexRequestReader: reads a request for HEX frames. Strict: one line that is not understood refuses the whole request,
// because half an order must not be followed. Whether it may be followed now is judged by HexRules.
//
//   request = [head LF] [frame LF] …          CR before LF and empty lines are skipped
//   head    = "#" (" " key "=" word) …        id, boot, until, lease, each once
//   frame   = ":" command (high low) … check  digits 0-9 A-F
//
// Source of the frame: VE.Direct HEX protocol, "Frame" and "Commands".

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Reads requests where they lie.</summary>
    internal sealed class HexRequestReader
    {
        /// <summary>Longest name of a request.</summary>
        public const int IdBytesMax = 16;

        /// <summary>Longest time for which frames that nobody asked for are passed on, in seconds.</summary>
        public const int LeaseSecondsMax = 60;

        private const int CheckSum = 0x55;
        private const int GetBytes = 3;         // register, flags
        private const int SetBytesMin = 3;      // the same; some actions have no value

        private readonly string _bootId;
        private byte[] _text;
        private int _from;
        private int _end;
        private bool _hasBoot;

        /// <param name="bootId">Name of this run of the edge.</param>
        public HexRequestReader(string bootId)
        {
            _bootId = bootId;
        }

        /// <summary>Name of the request; the first <see cref="IdCount"/> bytes.</summary>
        public byte[] Id { get; } = new byte[IdBytesMax];

        /// <summary>Bytes of the name; 0 when it has none.</summary>
        public int IdCount { get; private set; }

        /// <summary>Whether it names another run of the edge.</summary>
        public bool IsOfOtherRun { get; private set; }

        /// <summary>Uptime after which it is void, in ms; -1 when it says nothing of it.</summary>
        public long UntilMs { get; private set; }

        /// <summary>Seconds for which it wants frames that nobody asked for; -1 when it says nothing of it.</summary>
        public int LeaseSeconds { get; private set; }

        /// <summary>Whether one of its frames changes something in a device.</summary>
        public bool Writes { get; private set; }

        /// <summary>Frames read.</summary>
        public int FrameCount { get; private set; }

        /// <summary>Where the line begins that was not understood, within the message.</summary>
        public int LineFrom
        {
            get { return _from; }
        }

        /// <summary>Bytes of that line.</summary>
        public int LineCount
        {
            get { return _end - _from; }
        }

        /// <summary>Reads a request.</summary>
        /// <param name="into">Gets the frames; null when there is no room for it and only its head is of interest.</param>
        /// <returns>A <see cref="HexWhy"/>.</returns>
        public int Read(byte[] text, int count, HexRequest into)
        {
            Begin(text, into);
            bool isLong = count > HexRequest.PayloadBytesMax;
            int why = HexWhy.None;
            bool isFirst = true;
            int next = 0;
            while (next < count && why == HexWhy.None)
            {
                next = TakeLine(next, count);
                if (LineCount > 0)
                {
                    bool isHead = isFirst && _text[_from] == '#';
                    isFirst = false;
                    why = isHead ? ReadHead() : isLong ? HexWhy.TooLong : ReadFrame(into);
                }
            }

            why = why == HexWhy.None && isLong ? HexWhy.TooLong : why;
            if (why != HexWhy.None)
            {
                return why;
            }

            _end = _from;   // no line is at fault
            bool isVoid = FrameCount == 0 && LeaseSeconds < 0;
            bool isHeadless = Writes && (IdCount == 0 || !_hasBoot || UntilMs < 0);
            return isVoid ? HexWhy.Malformed : isHeadless ? HexWhy.NoHead : HexWhy.None;
        }

        private void Begin(byte[] text, HexRequest into)
        {
            _text = text;
            _from = 0;
            _end = 0;
            _hasBoot = false;
            IdCount = 0;
            IsOfOtherRun = false;
            UntilMs = -1;
            LeaseSeconds = -1;
            Writes = false;
            FrameCount = 0;
            if (into != null)
            {
                into.Clear();
            }
        }

        // Finds the next line and gives the place behind it.
        private int TakeLine(int from, int count)
        {
            int end = from;
            while (end < count && _text[end] != '\n')
            {
                end++;
            }

            _from = from;
            _end = end > from && _text[end - 1] == '\r' ? end - 1 : end;
            return end + 1;
        }

        private int ReadHead()
        {
            int at = _from + 1;
            while (at < _end)
            {
                int wordEnd = at + 1;
                while (wordEnd < _end && _text[wordEnd] != ' ')
                {
                    wordEnd++;
                }

                if (_text[at] != ' ' || !ReadPair(at + 1, wordEnd))
                {
                    return HexWhy.Malformed;
                }

                at = wordEnd;
            }

            return HexWhy.None;
        }

        private bool ReadPair(int from, int end)
        {
            if (Begins(from, end, "id="))
            {
                return IdCount == 0 && ReadId(from + 3, end);
            }

            if (Begins(from, end, "boot="))
            {
                bool isFirst = !_hasBoot;
                _hasBoot = true;
                IsOfOtherRun = end - from - 5 != _bootId.Length || !Begins(from + 5, end, _bootId);
                return isFirst;
            }

            long number = 0;
            if (Begins(from, end, "until="))
            {
                bool isNumber = UntilMs < 0 && JsonReader.TryNumber(_text, from + 6, end, out number);
                UntilMs = isNumber ? number : -1;
                return isNumber;
            }

            bool isLease = Begins(from, end, "lease=") && LeaseSeconds < 0;
            if (!isLease || !JsonReader.TryNumber(_text, from + 6, end, out number) || number > LeaseSecondsMax)
            {
                return false;
            }

            LeaseSeconds = (int)number;
            return true;
        }

        private bool ReadId(int from, int end)
        {
            int count = end - from;
            bool isGood = count > 0 && count <= IdBytesMax;
            for (int i = 0; isGood && i < count; i++)
            {
                byte letter = _text[from + i];
                isGood = (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z')
                    || letter == '-' || letter == '_';
                Id[i] = letter;
            }

            IdCount = isGood ? count : 0;
            return isGood;
        }

        private int ReadFrame(HexRequest into)
        {
            int command = LineCount > 1 && _text[_from] == ':' ? Nibble(_from + 1) : -1;
            if (command < 0)
            {
                return HexWhy.Malformed;
            }

            if (!HexRules.IsAllowed(command))
            {
                return HexWhy.NotAllowed;
            }

            int digits = LineCount - 1;
            int dataCount = ((digits - 1) / 2) - 1;
            if ((digits & 1) == 0 || dataCount < 0)
            {
                return HexWhy.Malformed;
            }

            if (FrameCount == HexRequest.FramesMax || dataCount > HexRequest.DataBytesMax)
            {
                return HexWhy.TooLong;
            }

            FrameCount++;
            Writes |= HexRules.IsWrite(command);
            return IsShape(command, dataCount) && ReadBytes(command, dataCount, into) ? HexWhy.None : HexWhy.Malformed;
        }

        private static bool IsShape(int command, int dataCount)
        {
            return command == HexCommand.Get ? dataCount == GetBytes : command == HexCommand.Set ? dataCount >= SetBytesMin : dataCount == 0;
        }

        private bool ReadBytes(int command, int dataCount, HexRequest into)
        {
            if (into != null)
            {
                into.AddFrame(command, dataCount);
            }

            int sum = command;
            int at = _from + 2;
            for (int i = 0; i <= dataCount; i++, at += 2)
            {
                int high = Nibble(at);
                int low = Nibble(at + 1);
                bool isFlags = i == 2 && dataCount > 2;
                if (high < 0 || low < 0 || (isFlags && (high | low) != 0))
                {
                    return false;
                }

                sum += (high << 4) | low;
                if (into != null && i < dataCount)
                {
                    into.AddByte((high << 4) | low);
                }
            }

            return (sum & 0xFF) == CheckSum;
        }

        // Devices take capital letters only.
        private int Nibble(int at)
        {
            return _text[at] <= 'F' ? Hex.Value((char)_text[at]) : -1;
        }

        private bool Begins(int from, int end, string text)
        {
            bool isSame = end - from >= text.Length;
            for (int i = 0; isSame && i < text.Length; i++)
            {
                isSame = _text[from + i] == text[i];
            }

            return isSame;
        }
    }
}
