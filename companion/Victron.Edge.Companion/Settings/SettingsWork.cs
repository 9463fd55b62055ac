// SettingsWork: what a verb needs to work on the settings of one device, wherever that device is.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>One device and the services in front of it.</summary>
/// <param name="Console">Where the verb writes.</param>
/// <param name="Services">Read, check, write and keep the books.</param>
/// <param name="Target">The device.</param>
/// <param name="Door">The lock in front of its settings.</param>
internal sealed record SettingsWork(SettingsConsole Console, SettingsServices Services, SettingsTarget Target, IWriteDoor Door)
{
    /// <summary>What the program knows about registers.</summary>
    public DeviceCatalogue Catalogue => Services.Catalogue;

    /// <summary>Name, serial number and place, as every verb introduces it.</summary>
    public string Title => Target.Serial is { } serial ? $"{Target.Name}, {serial}, {Target.Where}" : $"{Target.Name}, {Target.Where}";

    /// <summary>Reads registers with a bar.</summary>
    public async Task<IReadOnlyList<SettingReading>> ReadAsync(IReadOnlyList<RegisterEntry> entries, CancellationToken stop)
    {
        using var bar = new ProgressBar(Console, "reading");
        return await Services.Settings.ReadAsync(Target, entries, new BarProgress(bar), stop).ConfigureAwait(false);
    }

    /// <summary>Takes a backup with a bar, after saying what that does to the live values of an old device.</summary>
    public async Task<(DeviceBackup? Backup, string? Problem)> BackupAsync(CancellationToken stop)
    {
        if (Catalogue.Family(Target.Family)?.Hex == "old")
        {
            Console.Note($"{Target.Name} may stop its live values while it is read, as older firmware does; they are back within 10 s.");
        }

        using var bar = new ProgressBar(Console, "reading");
        return await Services.Backups.TakeAsync(Target, new BarProgress(bar), stop).ConfigureAwait(false);
    }
}
