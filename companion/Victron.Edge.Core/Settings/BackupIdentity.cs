// BackupIdentity: whose settings a backup holds, and who wrote it.

namespace Victron.Edge.Core.Settings;

/// <summary>Identity in a backup.</summary>
/// <param name="Product">Product name, or empty.</param>
/// <param name="ProductId">Product id, 0x0000 to 0xFFFF.</param>
/// <param name="Family">Family key.</param>
/// <param name="Serial">Serial number, or empty.</param>
/// <param name="Firmware">Firmware, or empty.</param>
/// <param name="Name">Name of the device.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Tool">Version of the program.</param>
public sealed record BackupIdentity(
    string Product, int ProductId, string Family, string Serial, string Firmware, string Name, DateTimeOffset TakenAt, string Tool);
