// BackupSession: takes a backup of a device and writes it to a file, whole or not at all.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>backup</c>.</summary>
internal static class BackupSession
{
    /// <summary>Takes and writes.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SettingsWork work, string file, bool mayReplace, CancellationToken stop)
    {
        (DeviceBackup? backup, string? problem) = await work.BackupAsync(stop).ConfigureAwait(false);
        problem ??= backup!.Entries.Count == 0 ? $"{work.Title} has no setting that is known; nothing was written to {file}." : null;
        problem ??= WholeFile.Write(file, BackupYaml.Write(backup!), mayReplace);
        if (problem is not null)
        {
            return work.Console.Fail(ExitCode.Failed, problem);
        }

        work.Console.Say($"{work.Title}: {backup!.Entries.Count} registers in {file}.");
        return ExitCode.Done;
    }
}
