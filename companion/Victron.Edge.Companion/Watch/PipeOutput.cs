// PipeOutput: standard output that says when nobody reads it any more.
// The console stream of .NET swallows a broken pipe on Unix, and `watch | head -1` would run for ever.

using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Victron.Edge.Companion.Watch;

/// <summary>Opens standard output for lines.</summary>
internal static class PipeOutput
{
    private const int StandardOutput = 1;

    /// <summary>A writer that throws an <see cref="IOException"/> when a pipe is broken.</summary>
    public static TextWriter Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.Out;
        }

        var stream = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);

        // A file shares its position with other programs of the shell, which this kind of stream does not move on.
        if (stream.CanSeek)
        {
            return Console.Out;
        }

        return new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true };
    }
}
