// BackupService: takes the settings of a device. All of them or none: a backup with holes would be taken for a whole one.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Takes backups.</summary>
public sealed class BackupService
{
    private const int NamedMax = 5;

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;
    private readonly TimeProvider _time;
    private readonly string _tool;

    /// <summary>Makes the service.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="settings">Reads.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tool">Version of the program, for the file.</param>
    public BackupService(DeviceCatalogue catalogue, SettingsService settings, TimeProvider time, string tool)
    {
        _catalogue = catalogue;
        _settings = settings;
        _time = time;
        _tool = tool;
    }

    /// <summary>Reads all settings of a device; what it says it does not have is left out.</summary>
    /// <returns>The backup, or null with a one-line problem when a register was not answered.</returns>
    public async Task<(DeviceBackup? Backup, string? Problem)> TakeAsync(SettingsTarget target, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        RegisterEntry[] entries = [.. _catalogue.Entries(target.Family).Where(e => e.IsSetting)];
        if (entries.Length == 0)
        {
            return (null, Say.With(Sentences.BackupNone, target.Name, target.Family));
        }

        IReadOnlyList<SettingReading> readings = await _settings.ReadAsync(target, entries, progress, stop).ConfigureAwait(false);
        string[] silent = [.. readings.Where(r => r.Reply.Kind != ReplyKind.Answered).Select(r => r.Entry.Key)];
        if (silent.Length > 0)
        {
            string named = string.Join(", ", silent.Take(NamedMax));
            return (null, silent.Length > NamedMax ? Say.With(Sentences.BackupSilentMore, target.Name, named, silent.Length - NamedMax) : Say.With(Sentences.BackupSilent, target.Name, named));
        }

        var identity = new BackupIdentity(
            _catalogue.Product(target.ProductId)?.Name ?? "", target.ProductId, target.Family, target.Serial ?? "", target.Firmware ?? "", target.Name, _time.GetUtcNow(), _tool);
        return (new DeviceBackup(identity, [.. readings.Where(r => r.Reply.IsGood).Select(Entry)]) { Source = target.Name }, null);
    }

    private static BackupEntry Entry(SettingReading reading) => new(
        reading.Entry.Id, reading.Entry.Key, reading.Entry.Name, reading.Entry.Group, reading.Text, reading.Reply.Value, reading.Entry.IsWritable);
}
