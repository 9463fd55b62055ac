// Drive: the names of files on the board and where they are on the desk. Root only, as is safest on littlefs.

using System.IO;

namespace Victron.Edge.DeskRun;

/// <summary>The drive <c>I:\</c>.</summary>
public static class Drive
{
    /// <summary>Board milliseconds for which a write to the flash stops the program.</summary>
    public const int EraseMs = 30;

    private const string Root = @"I:\";

    /// <summary>Path on the desk.</summary>
    /// <exception cref="IOException">No file in the root of the drive.</exception>
    public static string Path(string boardPath)
    {
        if (!boardPath.StartsWith(Root, System.StringComparison.Ordinal) || boardPath.IndexOfAny(['\\', '/'], Root.Length) >= 0)
        {
            throw new IOException("no such volume or folder: " + boardPath);
        }

        return System.IO.Path.Combine(Desk.Flash, boardPath[Root.Length..]);
    }
}
