// DiffSession: takes both sides of a comparison, from files or from devices, and compares them.
// Exit codes as those of diff: 0 the same, 1 different, 2 could not be compared.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>diff</c>.</summary>
internal static class DiffSession
{
    /// <summary>Exit code for two that differ.</summary>
    public const int Different = 1;

    /// <summary>Exit code for two that could not be compared.</summary>
    public const int NotCompared = 2;

    /// <summary>Whether a word means a file and no device.</summary>
    /// <param name="word">As typed: a device has no <c>.yaml</c> at its end, and is not there as a file.</param>
    public static bool IsFile(string word) =>
        File.Exists(word) || word.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || word.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares two sides.</summary>
    /// <param name="console">Where the verb writes.</param>
    /// <param name="words">Both sides as typed.</param>
    /// <param name="device">Takes what is set in a device, by its word; its problem in one line.</param>
    /// <param name="isJson">An object a difference.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        SettingsConsole console, IReadOnlyList<string> words, Func<string, Task<(DeviceBackup? Backup, string? Problem)>> device, bool isJson)
    {
        List<DeviceBackup> sides = [];
        foreach (string word in words)
        {
            DeviceBackup? side = null;
            string? problem = IsFile(word) ? BackupFile.Read(word, out side) : null;
            if (!IsFile(word))
            {
                (side, problem) = await device(word).ConfigureAwait(false);
            }

            if (problem is not null)
            {
                return console.Fail(NotCompared, problem);
            }

            sides.Add(side!);
        }

        DeviceDiff diff = DeviceDiff.Compare(sides[0], sides[1]);
        foreach (string note in diff.Notes)
        {
            console.Note($"{console.Verb}: {note}");
        }

        foreach (string line in isJson ? diff.Rows.Select(DiffView.Json) : DiffView.Lines(words[0], words[1], diff))
        {
            console.Say(line);
        }

        return diff.IsEmpty ? ExitCode.Done : Different;
    }
}
