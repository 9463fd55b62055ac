// UnixMode: file modes, for tests that end as skipped where the system has none.

namespace Victron.Edge.Companion.Tests;

internal static class UnixMode
{
    public static UnixFileMode Of(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return File.GetUnixFileMode(path);
        }

        Assert.Skip("This system has no file modes.");
        return UnixFileMode.None;
    }

    public static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
            return;
        }

        Assert.Skip("This system has no file modes and no /bin/sh.");
    }
}
