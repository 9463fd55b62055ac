// RestoreOptions: what the user asked of a restore.

namespace Victron.Edge.Core.Settings;

/// <summary>Options of a restore.</summary>
/// <param name="Only">Keys, 0x ids or group keys to which it is limited; empty for all.</param>
public sealed record RestoreOptions(IReadOnlyList<string> Only)
{
    /// <summary>Restore to another product of the same family.</summary>
    public bool AllowOtherProduct { get; init; }

    /// <summary>Restore a file that was edited.</summary>
    public bool AllowEdited { get; init; }

    /// <summary>Set the switch of the device (0x0200) as the backup has it, instead of as it is now.</summary>
    public bool SwitchAsSaved { get; init; }

    /// <summary>All of an unchanged backup of the same product.</summary>
    public static RestoreOptions All { get; } = new([]);
}
