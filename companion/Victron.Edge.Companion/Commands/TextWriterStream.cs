// TextWriterStream: lets a byte writer write into a text writer, which is what tests give in place of standard output.

using System.Text;

namespace Victron.Edge.Companion.Commands;

/// <summary>A stream of UTF-8 over a text writer.</summary>
internal sealed class TextWriterStream(TextWriter writer) : Stream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => writer.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        char[] letters = new char[Encoding.UTF8.GetMaxCharCount(count)];
        int decoded = _decoder.GetChars(buffer, offset, count, letters, 0);
        writer.Write(letters, 0, decoded);
    }
}
