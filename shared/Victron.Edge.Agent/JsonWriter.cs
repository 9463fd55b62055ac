// JsonWriter: builds one payload in a buffer that is made once. Numbers stay integers with a scale.

using System;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Appends bytes to a bounded buffer. What does not fit is left out whole and <see cref="IsFull"/> tells.</summary>
    public sealed class JsonWriter
    {
        private const int EscapeBytes = 6;

        /// <summary>The payload, from index 0 to <see cref="Count"/>.</summary>
        public readonly byte[] Buffer;

        /// <summary>Makes a writer with a buffer of this many bytes.</summary>
        public JsonWriter(int capacity)
        {
            Buffer = new byte[capacity];
        }

        /// <summary>Bytes written.</summary>
        public int Count { get; private set; }

        /// <summary>Whether something did not fit since the last <see cref="Clear"/>.</summary>
        public bool IsFull { get; private set; }

        /// <summary>Empties the buffer.</summary>
        [HotPath]
        public void Clear()
        {
            Count = 0;
            IsFull = false;
        }

        /// <summary>Takes back what was written since <see cref="Count"/> was this.</summary>
        [HotPath]
        public void Truncate(int count)
        {
            Count = count;
            IsFull = false;
        }

        /// <summary>Appends bytes as they are.</summary>
        [HotPath]
        public void Raw(byte[] bytes, int offset, int count)
        {
            if (Fits(count))
            {
                Primitives.Append(bytes, offset, Buffer, Count, count);
                Count += count;
            }
        }

        /// <summary>Appends all bytes of an array as they are.</summary>
        [HotPath]
        public void Raw(byte[] bytes)
        {
            Raw(bytes, 0, bytes.Length);
        }

        /// <summary>Appends one ASCII character.</summary>
        [HotPath]
        public void Letter(char letter)
        {
            if (Fits(1))
            {
                Buffer[Count] = (byte)letter;
                Count++;
            }
        }

        /// <summary>Appends value × 10^scale, scale 0 down to −9.</summary>
        [HotPath]
        public void Number(long value, int scale)
        {
            if (Fits(FixedPoint.BytesMax))
            {
                Count += FixedPoint.Write(value, scale, Buffer, Count);
            }
        }

        /// <summary>Appends received text with quotes. Bytes that are not printable ASCII become <c>\u00XX</c>.</summary>
        [HotPath]
        public void Quoted(byte[] text, int offset, int count)
        {
            if (!Fits((count * EscapeBytes) + 2))
            {
                return;
            }

            byte[] buffer = Buffer;
            int at = Count;
            buffer[at++] = (byte)'"';
            if (Primitives.IsPlain(text, offset, count))
            {
                Primitives.Append(text, offset, buffer, at, count);
                at += count;
            }
            else
            {
                for (int i = offset; i < offset + count; i++)
                {
                    at = Escape(text[i], buffer, at);
                }
            }

            buffer[at++] = (byte)'"';
            Count = at;
        }

        /// <summary>Appends text of ours; ASCII, and the degree sign as UTF-8.</summary>
        [RarePath("text of ours is turned into bytes once and kept where it is needed often")]
        public void Text(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char letter = text[i];
                if (letter > 0x7F)
                {
                    Letter((char)(0xC0 | (letter >> 6)));
                    letter = (char)(0x80 | (letter & 0x3F));
                }

                Letter(letter);
            }
        }

        /// <summary>Appends text of ours with quotes.</summary>
        public void QuotedText(string text)
        {
            Letter('"');
            Text(text);
            Letter('"');
        }

        /// <summary>Appends <c>,"name":</c>, without the comma after an opening brace.</summary>
        public void Name(string name)
        {
            if (Count > 0 && Buffer[Count - 1] != '{' && Buffer[Count - 1] != '[')
            {
                Letter(',');
            }

            QuotedText(name);
            Letter(':');
        }

        /// <summary>Appends a name and a text.</summary>
        public void Pair(string name, string text)
        {
            Name(name);
            QuotedText(text);
        }

        /// <summary>Appends a name and a whole number.</summary>
        public void Pair(string name, long number)
        {
            Name(name);
            Number(number, 0);
        }

        /// <summary>The bytes written since <paramref name="from"/>, in an array of their own.</summary>
        public byte[] Copy(int from)
        {
            byte[] copy = new byte[Count - from];
            Array.Copy(Buffer, from, copy, 0, copy.Length);
            return copy;
        }

        [HotPath]
        private static int Escape(byte b, byte[] buffer, int at)
        {
            if (b >= 0x20 && b <= 0x7E && b != '"' && b != '\\')
            {
                buffer[at++] = b;
                return at;
            }

            buffer[at++] = (byte)'\\';
            if (b == '"' || b == '\\')
            {
                buffer[at++] = b;
                return at;
            }

            buffer[at++] = (byte)'u';
            buffer[at++] = (byte)'0';
            buffer[at++] = (byte)'0';
            buffer[at++] = HexDigit(b >> 4);
            buffer[at++] = HexDigit(b & 0xF);
            return at;
        }

        [HotPath]
        private static byte HexDigit(int nibble)
        {
            return (byte)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
        }

        [HotPath]
        private bool Fits(int count)
        {
            if (Count + count <= Buffer.Length)
            {
                return true;
            }

            IsFull = true;
            return false;
        }
    }
}
