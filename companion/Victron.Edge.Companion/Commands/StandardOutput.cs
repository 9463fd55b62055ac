// StandardOutput: standard output as bytes. The console's own stream hides that the reader of a pipe has gone; a file
// stream over the handle tells, but it keeps a position of its own and would write over what a redirected file holds.

using Microsoft.Win32.SafeHandles;

namespace Victron.Edge.Companion.Commands;

/// <summary>Standard output whose faults say that they are its own.</summary>
internal sealed class StandardOutput : Stream
{
    private readonly Stream _stream;

    private StandardOutput(Stream stream) => _stream = stream;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A stream whose writes fail with <see cref="OutputGoneException"/> once a pipe's reader has gone, and with an
    /// <see cref="OutputFailedException"/> when they cannot be written for another reason.</summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        try
        {
            var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, 0);
            return new StandardOutput(direct.CanSeek ? Console.OpenStandardOutput() : direct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutputFailedException("standard output is closed", fault);
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            _stream.Write(buffer, offset, count);
        }
        catch (IOException fault)
        {
            throw IsBrokenPipe(fault) ? new OutputGoneException(fault) : new OutputFailedException($"standard output: {fault.Message}", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new OutputFailedException("standard output is closed", fault);
        }
    }

    public override void Flush() => _stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // EPIPE, ERROR_BROKEN_PIPE, ERROR_NO_DATA
    private static bool IsBrokenPipe(IOException fault) => (fault.HResult & 0xFFFF) is 32 or 109 or 232;
}
