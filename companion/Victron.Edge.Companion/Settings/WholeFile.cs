// WholeFile: files that are there in whole or not at all, however the program ends.

namespace Victron.Edge.Companion.Settings;

/// <summary>Writes files for people.</summary>
internal static class WholeFile
{
    /// <summary>Whether a file could be written, before the work for it begins.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayReplace">Whether one that is there may be overwritten.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public static string? Problem(string path, bool mayReplace)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return $"'{path}' is no name of a file.";
        }

        if (Directory.Exists(path))
        {
            return $"'{path}' is a folder; give the name of a file in it.";
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        return !Directory.Exists(folder) ? $"there is no folder '{folder}'; make it first."
            : File.Exists(path) && !mayReplace ? $"'{path}' is there already; give another name, or --force to overwrite it."
            : null;
    }

    /// <summary>Writes a file.</summary>
    /// <returns>What is wrong and what to do, in one line; null when it was written.</returns>
    public static string? Write(string path, string text, bool mayReplace)
    {
        string fresh = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var stream = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            // Somebody may have made the file meanwhile: then the move fails, and theirs stays.
            File.Move(fresh, path, mayReplace);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(fresh))
            {
                File.Delete(fresh);
            }

            return $"'{path}' cannot be written ({fault.Message.TrimEnd('.')}); choose another place.";
        }
    }
}
