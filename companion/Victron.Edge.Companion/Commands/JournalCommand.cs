// JournalCommand: `victron-edge journal`: what this computer wrote to devices. Talks to no device and no broker.

using System.CommandLine;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>journal</c>.</summary>
internal static class JournalCommand
{
    private const int LastMax = 100_000;

    private static readonly Argument<string?> Device = DeviceOptions.Word("DEVICE", "Serial number, EDGE/PORT, or a part of its name; all devices unless given");

    private static readonly Option<int> Last = new("--last")
    {
        Description = "How many entries, the newest; 20 unless given",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object an entry" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("journal",
            """
            Shows what this computer wrote to devices: when, who, which register, old and new value, outcome. Oldest first.

            Examples:
              victron-edge journal
              victron-edge journal mppt --last 100
              victron-edge journal --json
            """) { Device, DeviceOptions.Data, Last, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        SettingsConsole console = SettingsConsole.Of("journal", parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, CancellationToken.None);
        int last = parsed.GetValue(Last);
        if (last is < 1 or > LastMax)
        {
            return console.Fail(ExitCode.WrongUsage, $"--last: '{last}' is no number from 1 to {LastMax}.");
        }

        if (!DataDirectory.TryFind(parsed.GetValue(DeviceOptions.Data), out DataDirectory? data, out string? problem))
        {
            return console.Fail(ExitCode.WrongUsage, problem);
        }

        using var books = new SettingsBooks(data);
        IReadOnlyList<JournalEntry> entries = books.Read(null, int.MaxValue, out problem);
        string? device = parsed.GetValue(Device);
        IReadOnlyList<JournalEntry> wanted = [.. entries.Where(entry => device is null || JournalView.IsOf(entry, device)).Take(last).Reverse()];
        if (problem is not null || (device is not null && wanted.Count == 0))
        {
            return console.Fail(ExitCode.Failed, problem ?? $"nothing was written to a device '{device}' from this computer.");
        }

        foreach (string line in wanted.SelectMany(entry => parsed.GetValue(Json) ? [JournalView.Json(entry)] : JournalView.Lines(entry, TimeZoneInfo.Local)))
        {
            console.Say(line);
        }

        if (wanted.Count == 0)
        {
            console.Note("journal: nothing was written from this computer yet.");
        }

        return ExitCode.Done;
    }
}
