// PageWriter: text on its way to a browser, in pieces of 256 bytes: a page is never in memory as a whole.

namespace Victron.Edge.Agent
{
    /// <summary>Collects bytes and passes them on when a piece is full.</summary>
    public sealed class PageWriter
    {
        /// <summary>Bytes of a piece.</summary>
        public const int PieceBytes = 256;

        private readonly byte[] _piece = new byte[PieceBytes];
        private IPageAnswer _answer;
        private int _count;

        /// <summary>Starts writing to an answer.</summary>
        public void Begin(IPageAnswer answer)
        {
            _answer = answer;
            _count = 0;
        }

        /// <summary>Text as it is.</summary>
        public void Text(string text)
        {
            byte[] bytes = Utf8.Bytes(text);
            Raw(bytes, 0, bytes.Length);
        }

        /// <summary>Text that came from outside, so that it cannot be taken for HTML.</summary>
        public void Escaped(string text)
        {
            byte[] bytes = Utf8.Bytes(text);
            Escaped(bytes, 0, bytes.Length);
        }

        /// <summary>As <see cref="Escaped(string)"/>, from UTF-8 bytes.</summary>
        public void Escaped(byte[] bytes, int offset, int count)
        {
            for (int i = offset; i < offset + count; i++)
            {
                switch (bytes[i])
                {
                    case (byte)'<': Text("&lt;"); break;
                    case (byte)'>': Text("&gt;"); break;
                    case (byte)'&': Text("&amp;"); break;
                    case (byte)'"': Text("&quot;"); break;
                    case (byte)'\'': Text("&#39;"); break;
                    default: Put(bytes[i]); break;
                }
            }
        }

        /// <summary>Bytes as they are.</summary>
        public void Raw(byte[] bytes, int offset, int count)
        {
            for (int i = offset; i < offset + count; i++)
            {
                Put(bytes[i]);
            }
        }

        /// <summary>Passes on what has been collected.</summary>
        public void Flush()
        {
            if (_count > 0)
            {
                _answer.Write(_piece, _count);
                _count = 0;
            }
        }

        private void Put(byte b)
        {
            _piece[_count] = b;
            _count++;
            if (_count == PieceBytes)
            {
                Flush();
            }
        }
    }
}
