// DiffCommand: `victron-edge diff`: how two devices, two backups, or a device and a backup differ.

using System.CommandLine;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>diff</c>.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> First = new("A") { Description = "A backup, or a device (- for the one on the cable)" };
    private static readonly Argument<string?> Second = DeviceOptions.Word("B", "As A; left out with --serial, where A is the backup and the cable the other side");
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a difference" };

    private const string TakesTwo = "it compares two: give a device or a backup, and another; with --serial PORT one backup is enough.";

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("diff",
            """
            Compares what is set in two devices, two backups, or one of each. Exit code 0: the same, 1: different, 2: could not be compared.

            Examples:
              victron-edge diff mppt mppt.yaml
              victron-edge diff summer.yaml winter.yaml
              victron-edge diff van-1/ve1 van-2/ve1
              victron-edge diff mppt.yaml --serial /dev/ttyUSB0
            """) { First, Second, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        string first = parsed.GetRequiredValue(First);
        string[] words = parsed.GetValue(Second) is { } second ? [first, second] : [DeviceWords.OnTheCable, first];
        bool isJson = parsed.GetValue(Json);
        if (words.All(DiffSession.IsFile))
        {
            SettingsConsole console = SettingsConsole.Of("diff", parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop);
            return DiffSession.RunAsync(console, words, _ => throw new InvalidOperationException("no device among the words"), isJson);
        }

        return DeviceOptions.RunAsync(
            parsed, "diff", (_, place) => place.Source is null && parsed.GetValue(Second) is null ? TakesTwo : Problem(words, place.Source is not null),
            desk => DiffSession.RunAsync(desk.Console, words, word => TakeAsync(desk, word, stop), isJson), stop, DiffSession.NotCompared);
    }

    private static string? Problem(IReadOnlyList<string> words, bool isCable)
    {
        string? wrong = words.FirstOrDefault(word => !DiffSession.IsFile(word) && (word == DeviceWords.OnTheCable) != isCable);
        return wrong is null ? words.Where(DiffSession.IsFile).Select(word => BackupFile.Problem(word, true)).FirstOrDefault(problem => problem is not null)
            : isCable ? $"there is no file '{wrong}'; with --serial the device is - and the other side a backup."
            : "- is the device on a cable; name the device, or give --serial PORT.";
    }

    private static async Task<(DeviceBackup? Backup, string? Problem)> TakeAsync(DeviceDesk desk, string word, CancellationToken stop) =>
        desk.Find(word == DeviceWords.OnTheCable ? null : word, out OpenDevice? device) is { } problem
            ? (null, problem)
            : await device!.Work.BackupAsync(stop).ConfigureAwait(false);
}
