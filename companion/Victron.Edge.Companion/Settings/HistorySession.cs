// HistorySession: shows what a device remembers itself: days where it has them, else its counters.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>history</c>.</summary>
internal static class HistorySession
{
    /// <summary>Reads and shows.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SettingsWork work, bool isCsv, bool isJson, CancellationToken stop)
    {
        DeviceMemory memory;
        using (var bar = new ProgressBar(work.Console, "reading"))
        {
            memory = await work.Services.Memories.ReadAsync(work.Target, new BarProgress(bar), stop).ConfigureAwait(false);
        }

        if (memory.Problem is { } problem)
        {
            return work.Console.Fail(ExitCode.Failed, problem);
        }

        foreach (string line in memory.Days.Count > 0 ? Days(work, memory.Days, isCsv, isJson) : Counters(memory.Counters, isCsv, isJson))
        {
            work.Console.Say(line);
        }

        return memory.Gap is { } gap ? work.Console.Fail(ExitCode.Failed, gap) : ExitCode.Done;
    }

    private static IEnumerable<string> Days(SettingsWork work, IReadOnlyList<SolarDay> days, bool isCsv, bool isJson) =>
        isCsv ? SolarDayView.Csv(days)
        : isJson ? days.OrderByDescending(day => day.Ago).Select(SolarDayView.Json)
        : SolarDayView.Lines(days, code => work.Services.Memories.ErrorText(work.Target.Family, code));

    private static IEnumerable<string> Counters(IReadOnlyList<SettingReading> counters, bool isCsv, bool isJson) =>
        isCsv ? CounterView.Csv(counters) : isJson ? counters.Select(RegisterJson.Of) : CounterView.Lines(counters);
}
