// SqliteLock: one writer a database. A file beside it, held open; the system lets go of it however the program ends.

using Victron.Edge.Core.Samples;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Takes the right to write.</summary>
internal static class SqliteLock
{
    private const int NoSpace = 28;
    private const int NoSpaceOnWindows = 112;

    /// <summary>Takes it.</summary>
    /// <returns>Null when somebody else has it, or the folder may not be written.</returns>
    public static FileStream? Take(string path, out StoreProblem? problem)
    {
        problem = null;
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            problem = SqliteFile.Denied(path);
        }
        catch (IOException fault)
        {
            problem = (fault.HResult & 0xFFFF) is NoSpace or NoSpaceOnWindows
                ? new StoreProblem(StoreTrouble.Full, $"the disk of '{path}' is full; make room on it, or choose another folder with --data.")
                : IsInUse(fault)
                ? new StoreProblem(StoreTrouble.Busy, $"another victron-edge records to '{path}'; end that one, or choose another folder with --data.")
                : SqliteFile.Denied(path);
        }

        return null;
    }

    // EAGAIN on Linux and macOS, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsInUse(IOException fault) => (fault.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}
