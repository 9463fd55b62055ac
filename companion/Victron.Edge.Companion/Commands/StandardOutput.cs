// StandardOutput: standard output as bytes. The console's own stream hides that the reader of a pipe has gone; a file
// stream over the handle tells, but it keeps a position of its own and would write over what a redirected file holds.

using Microsoft.Win32.SafeHandles;

namespace Victron.Edge.Companion.Commands;

/// <summary>Opens standard output.</summary>
internal static class StandardOutput
{
    /// <summary>A stream whose writes fail with an <see cref="IOException"/> once a pipe's reader has gone.</summary>
    public static Stream Open()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, 0);
            if (!direct.CanSeek)
            {
                return direct;
            }
        }

        return Console.OpenStandardOutput();
    }
}
