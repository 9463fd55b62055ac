// BackupYaml: a backup as text that people can read and compare, and back.

namespace Victron.Edge.Core.Settings;

/// <summary>Text form of a backup.</summary>
public static class BackupYaml
{
    /// <summary>Writes.</summary>
    public static string Write(DeviceBackup backup) => throw new NotImplementedException();

    /// <summary>Reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Name for messages.</param>
    /// <param name="backup">The backup; null when there is a problem.</param>
    /// <returns>What is wrong, with source and line, one line; null when nothing is.</returns>
    public static string? Read(string text, string source, out DeviceBackup? backup) => throw new NotImplementedException();
}
