// RestoreSession: plans a restore from a file and runs the plan.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>restore</c>.</summary>
internal static class RestoreSession
{
    /// <summary>Plans, shows, asks, writes.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SettingsWork work, string file, RestoreOptions options, bool isDryRun, Consent consent, CancellationToken stop)
    {
        if (BackupFile.Read(file, out DeviceBackup? backup) is { } problem)
        {
            return work.Console.Fail(ExitCode.WrongUsage, problem);
        }

        if (options.Only.FirstOrDefault(word => !backup!.Entries.Any(entry => IsNamed(entry, word))) is { } stranger)
        {
            return work.Console.Fail(ExitCode.WrongUsage, $"--only: the backup holds no register or group '{stranger}'.");
        }

        RestorePlan plan;
        using (var bar = new ProgressBar(work.Console, "reading"))
        {
            plan = await work.Services.Restores.PlanAsync(work.Target, backup!, options, new BarProgress(bar), stop).ConfigureAwait(false);
        }

        return await PlanSession.RunAsync(work, plan, isDryRun, consent, stop).ConfigureAwait(false);
    }

    private static bool IsNamed(BackupEntry entry, string word) =>
        ((string[])[entry.Key, entry.Group, RegisterText.Id(entry.Id)]).Contains(word, StringComparer.OrdinalIgnoreCase);
}
