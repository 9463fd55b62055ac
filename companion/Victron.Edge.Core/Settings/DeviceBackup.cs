// DeviceBackup: the settings of one device at one time. Text form: BackupYaml.

namespace Victron.Edge.Core.Settings;

/// <summary>A backup.</summary>
/// <param name="Identity">Whose settings they are.</param>
/// <param name="Entries">Registers by id.</param>
public sealed record DeviceBackup(BackupIdentity Identity, IReadOnlyList<BackupEntry> Entries)
{
    /// <summary>Whether the text was changed after it was written: its checksum does not fit.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Where it comes from, for messages: a file name, or the device's name.</summary>
    public string Source { get; init; } = "";
}
