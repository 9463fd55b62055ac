// HistorySession: reads what a device remembers itself: days where it has them, else its counters.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>history</c>.</summary>
internal static class HistorySession
{
    private const int ErrorRegister = 0xEDDA;
    private const string CounterGroups = "history_";

    /// <summary>Reads and shows.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SettingsWork work, bool isCsv, bool isJson, CancellationToken stop)
    {
        IReadOnlyList<RegisterEntry> entries = work.Catalogue.Entries(work.Target.Family);
        IReadOnlyList<RegisterEntry> days = [.. entries.Where(entry => entry.Id is >= HistoryDay.First and <= HistoryDay.Last)];
        if (days.Count > 0)
        {
            return await DaysAsync(work, days, isCsv, isJson, stop).ConfigureAwait(false);
        }

        IReadOnlyList<RegisterEntry> counters =
        [
            .. entries.Where(entry => entry.IsReadable && entry.Row.Type != "composite" && entry.Group.StartsWith(CounterGroups, StringComparison.Ordinal)),
        ];
        return counters.Count > 0
            ? await CountersAsync(work, counters, isCsv, isJson, stop).ConfigureAwait(false)
            : work.Console.Fail(ExitCode.Failed, $"{work.Target.Name} keeps no history that is known.");
    }

    private static async Task<int> DaysAsync(SettingsWork work, IReadOnlyList<RegisterEntry> entries, bool isCsv, bool isJson, CancellationToken stop)
    {
        IReadOnlyList<SettingReading> readings = await work.ReadAsync(entries, stop).ConfigureAwait(false);
        var days = new List<SolarDay>();
        int lost = 0;
        foreach (RegisterReply reply in readings.Select(reading => reading.Reply))
        {
            // A day that it has not lived yet is answered with a flag: that is no fault.
            SolarDay? day = reply.IsGood ? SolarDayReader.Read(reply.Register, reply.Value) : null;
            lost += reply.Kind != ReplyKind.Answered || (reply.IsGood && day is null) ? 1 : 0;
            days.AddRange(day is null ? [] : [day]);
        }

        if (days.Count == 0)
        {
            return work.Console.Fail(ExitCode.Failed, lost > 0 ? $"{work.Target.Name} did not answer; try again." : $"{work.Target.Name} has no day in its history yet.");
        }

        string set = work.Catalogue.Entry(work.Target.Family, ErrorRegister)?.EnumSet ?? "";
        IEnumerable<string> lines = isCsv ? SolarDayView.Csv(days)
            : isJson ? days.OrderByDescending(day => day.Ago).Select(SolarDayView.Json)
            : SolarDayView.Lines(days, code => work.Catalogue.EnumValue(set, code)?.Text ?? "unknown");
        foreach (string line in lines)
        {
            work.Console.Say(line);
        }

        return lost == 0 ? ExitCode.Done : work.Console.Fail(ExitCode.Failed, $"{lost} of {readings.Count} days were not answered; try again.");
    }

    private static async Task<int> CountersAsync(SettingsWork work, IReadOnlyList<RegisterEntry> entries, bool isCsv, bool isJson, CancellationToken stop)
    {
        IReadOnlyList<SettingReading> readings = await work.ReadAsync(entries, stop).ConfigureAwait(false);
        IReadOnlyList<SettingReading> shown = [.. readings.Where(reading => !RegisterText.IsMissing(reading))];
        IEnumerable<string> lines = isCsv ? CounterView.Csv(shown) : isJson ? shown.Select(RegisterJson.Of) : CounterView.Lines(shown);
        foreach (string line in lines)
        {
            work.Console.Say(line);
        }

        int lost = readings.Count(RegisterText.IsUnanswered);
        return lost == 0 ? ExitCode.Done : work.Console.Fail(ExitCode.Failed, $"{lost} of {readings.Count} counters were not answered; try again.");
    }
}
