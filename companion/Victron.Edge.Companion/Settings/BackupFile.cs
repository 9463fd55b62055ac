// BackupFile: reads backups from the disk.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Reads files.</summary>
internal static class BackupFile
{
    // The largest device has some hundred registers of a hundred bytes each.
    private const long BytesMax = 1 << 20;

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="backup">Null unless the result is null.</param>
    /// <returns>What is wrong, with file and line, and what to do, in one line; null when nothing is.</returns>
    public static string? Read(string path, out DeviceBackup? backup)
    {
        backup = null;
        if (path.Length == 0)
        {
            return "give the name of a backup file; it is empty.";
        }

        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return Directory.Exists(path) ? $"'{path}' is a folder; give the backup file in it." : $"there is no file '{path}'.";
            }

            if (file.Length > BytesMax)
            {
                return $"'{path}' is too large for a backup.";
            }

            string? problem = BackupYaml.Read(File.ReadAllText(path), path, out backup);
            backup = backup is null ? null : backup with { Source = path };
            return problem;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"'{path}' cannot be read ({fault.Message.TrimEnd('.')}).";
        }
    }

    /// <summary>Whether a file can be restored from at all.</summary>
    /// <returns>As for <see cref="Read"/>.</returns>
    public static string? Problem(string path, bool mayBeEdited) =>
        Read(path, out DeviceBackup? backup) ?? (backup!.IsEdited && !mayBeEdited
            ? $"'{path}' was changed after it was written: its checksum does not fit; read it, then give --edited if that is meant." : null);
}
