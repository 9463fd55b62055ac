// HexRequest: one accepted request for HEX frames, as bytes, and how far it has come. Grammar: HexRequestReader.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Up to 32 frames with their head; the same object is filled again and again.</summary>
    internal sealed class HexRequest
    {
        /// <summary>Longest payload, in bytes.</summary>
        public const int PayloadBytesMax = 1024;

        /// <summary>Most frames.</summary>
        public const int FramesMax = 32;

        /// <summary>Most data bytes of one frame; the longest register known has 52, with 3 bytes before it.</summary>
        public const int DataBytesMax = 64;

        private const int HeadBytes = 2;    // command, number of data bytes

        private readonly byte[] _id = new byte[HexRequestReader.IdBytesMax];

        // Two letters of text make a byte here.
        private readonly byte[] _frames = new byte[(PayloadBytesMax / 2) + (FramesMax * HeadBytes)];
        private int _end;
        private int _at;

        /// <summary>Name that the sender gave it, ASCII, the first <see cref="IdCount"/> bytes.</summary>
        public byte[] Id
        {
            get { return _id; }
        }

        /// <summary>Bytes of the name; 0 when it has none.</summary>
        public int IdCount { get; private set; }

        /// <summary>Uptime of the edge after which nothing of it is sent any more, in ms; -1 for no such time.</summary>
        public long UntilMs { get; private set; }

        /// <summary>Index of the present frame within the request.</summary>
        public int Index { get; private set; }

        /// <summary>Whether no frame is left.</summary>
        public bool IsAtEnd
        {
            get { return _at >= _end; }
        }

        /// <summary>Command of the present frame.</summary>
        public int Command
        {
            get { return _frames[_at]; }
        }

        /// <summary>Whether the present frame changes something in the device.</summary>
        public bool IsWrite
        {
            get { return HexRules.IsWrite(Command); }
        }

        /// <summary>Where <see cref="DataAt"/> counts from.</summary>
        public byte[] Bytes
        {
            get { return _frames; }
        }

        /// <summary>Index of the first data byte of the present frame.</summary>
        public int DataAt
        {
            get { return _at + HeadBytes; }
        }

        /// <summary>Number of data bytes of the present frame.</summary>
        public int DataCount
        {
            get { return _frames[_at + 1]; }
        }

        /// <summary>Register of a get or a set.</summary>
        public int Register
        {
            get { return _frames[DataAt] | (_frames[DataAt + 1] << 8); }
        }

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            _end = 0;
            _at = 0;
            Index = 0;
            IdCount = 0;
            UntilMs = -1;
        }

        /// <summary>Takes over the head of a request that was accepted.</summary>
        public void TakeHead(byte[] id, int idCount, long untilMs)
        {
            Primitives.Copy(id, 0, _id, 0, idCount);
            IdCount = idCount;
            UntilMs = untilMs;
        }

        /// <summary>Begins a frame.</summary>
        public void AddFrame(int command, int dataCount)
        {
            _frames[_end] = (byte)command;
            _frames[_end + 1] = (byte)dataCount;
            _end += HeadBytes;
        }

        /// <summary>Adds a data byte to the last frame.</summary>
        public void AddByte(int value)
        {
            _frames[_end] = (byte)value;
            _end++;
        }

        /// <summary>Goes on to the next frame.</summary>
        public void Next()
        {
            _at += HeadBytes + DataCount;
            Index++;
        }
    }
}
