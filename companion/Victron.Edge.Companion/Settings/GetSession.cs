// GetSession: reads the named registers of a device and prints them in the order in which they were named.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>get</c>.</summary>
internal static class GetSession
{
    /// <summary>Reads and prints.</summary>
    /// <returns>The exit code: 1 when a register was refused or not answered, 2 when there is none of that name.</returns>
    public static async Task<int> RunAsync(SettingsWork work, IReadOnlyList<string> registers, bool isJson, CancellationToken stop)
    {
        if (RegisterNames.Find(work.Catalogue, work.Target.Family, registers, out IReadOnlyList<RegisterEntry> entries) is { } wrong)
        {
            return work.Console.Fail(ExitCode.WrongUsage, wrong);
        }

        IReadOnlyList<SettingReading> readings = await work.ReadAsync(entries, stop).ConfigureAwait(false);
        int code = ExitCode.Done;
        foreach (SettingReading reading in readings)
        {
            string? problem = RegisterText.Problem(reading);
            code = problem is null ? code : ExitCode.Failed;
            if (isJson)
            {
                work.Console.Say(RegisterJson.Of(reading));
            }
            else if (problem is null)
            {
                work.Console.Say(RegisterText.Line(reading));
            }
            else
            {
                _ = work.Console.Fail(code, $"{reading.Entry.Key}: {problem}.");
            }
        }

        return code;
    }
}
