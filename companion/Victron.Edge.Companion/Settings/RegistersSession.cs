// RegistersSession: reads the registers of a device that a person may want to see, and lists them.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>registers</c>.</summary>
internal static class RegistersSession
{
    /// <summary>Reads and lists.</summary>
    /// <param name="work">The work.</param>
    /// <param name="groups">Parts of names of groups; none for all.</param>
    /// <param name="isAll">Also what cannot be written and what the device does not have.</param>
    /// <param name="isJson">An object a register.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SettingsWork work, IReadOnlyList<string> groups, bool isAll, bool isJson, CancellationToken stop)
    {
        DeviceCatalogue catalogue = work.Catalogue;
        IReadOnlyList<RegisterEntry> readable = [.. catalogue.Entries(work.Target.Family).Where(entry => entry.IsReadable)];
        foreach (string group in groups)
        {
            if (!readable.Any(entry => IsIn(catalogue, entry, group)))
            {
                string there = string.Join(", ", readable.Select(entry => entry.Group).Where(name => name.Length > 0).Distinct());
                return work.Console.Fail(ExitCode.WrongUsage, $"--group: {work.Target.Name} has no group '{group}'; there are {there}.");
            }
        }

        IReadOnlyList<RegisterEntry> wanted =
        [
            .. readable.Where(entry => groups.Count == 0 || groups.Any(group => IsIn(catalogue, entry, group)))
                .Where(entry => isAll || entry.IsSetting || entry.IsWritable),
        ];
        IReadOnlyList<SettingReading> readings = await work.ReadAsync(wanted, stop).ConfigureAwait(false);
        IReadOnlyList<SettingReading> shown = isAll ? readings : [.. readings.Where(reading => !RegisterText.IsMissing(reading))];
        if (isJson)
        {
            foreach (SettingReading reading in shown)
            {
                work.Console.Say(RegisterJson.WithRange(reading));
            }
        }
        else
        {
            work.Console.Say(work.Title);
            foreach (string line in RegistersView.Lines(shown, catalogue))
            {
                work.Console.Say(line);
            }
        }

        if (shown.Count == 0)
        {
            return work.Console.Fail(ExitCode.Failed, $"{work.Target.Name} has none of the {wanted.Count} registers that are known for its family; --all lists them.");
        }

        int unanswered = readings.Count(RegisterText.IsUnanswered);
        return unanswered == 0 ? ExitCode.Done
            : work.Console.Fail(ExitCode.Failed, $"{unanswered} of {readings.Count} registers were not answered; try again.");
    }

    private static bool IsIn(DeviceCatalogue catalogue, RegisterEntry entry, string group) =>
        entry.Group.Contains(group, StringComparison.OrdinalIgnoreCase)
        || catalogue.GroupName(entry.Group).Contains(group, StringComparison.OrdinalIgnoreCase);
}
