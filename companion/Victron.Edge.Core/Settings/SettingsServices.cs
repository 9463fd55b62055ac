// SettingsServices: the services of Core put together for one device, with the books that they keep on this computer.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>What works on settings.</summary>
public sealed class SettingsServices
{
    /// <summary>Puts them together.</summary>
    /// <param name="catalogue">What the program knows about registers.</param>
    /// <param name="books">What writing has to keep.</param>
    /// <param name="time">The clock.</param>
    public SettingsServices(DeviceCatalogue catalogue, ISettingsBooks books, TimeProvider time)
    {
        Catalogue = catalogue;
        Journal = books;
        Settings = new SettingsService(catalogue, books, time);
        Backups = new BackupService(catalogue, Settings, time, typeof(SettingsServices).Assembly.GetName().Version?.ToString(3) ?? "");
        Restores = new RestoreService(catalogue, Settings, books, time);
        Memories = new MemoryService(catalogue, Settings);
        Presets = new PresetService(catalogue, Settings, Restores);
    }

    /// <summary>What the program knows about registers.</summary>
    public DeviceCatalogue Catalogue { get; }

    /// <summary>What was written before.</summary>
    public ISettingsJournal Journal { get; }

    /// <summary>Reads and writes.</summary>
    public SettingsService Settings { get; }

    /// <summary>Takes backups.</summary>
    public BackupService Backups { get; }

    /// <summary>Plans and runs restores.</summary>
    public RestoreService Restores { get; }

    /// <summary>Reads what devices remember.</summary>
    public MemoryService Memories { get; }

    /// <summary>Lists and plans presets.</summary>
    public PresetService Presets { get; }
}
