// DeviceIdentity: what a device says about itself, from a port's info topic.

namespace Victron.Edge.Core.Devices;

/// <summary>Identity of a device; each part is null until it is known.</summary>
/// <param name="ProductId">Product id as sent, for instance <c>0xA381</c>.</param>
/// <param name="Product">Product name.</param>
/// <param name="Family">Family key of the catalogue.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Firmware">Firmware version.</param>
public sealed record DeviceIdentity(string? ProductId, string? Product, string? Family, string? Serial, string? Firmware)
{
    /// <summary>Nothing known yet.</summary>
    public static DeviceIdentity Unknown { get; } = new(null, null, null, null, null);

    /// <summary>Model as a battery monitor describes it, for instance <c>712 Smart</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Hardware code, of chargers.</summary>
    public string? HardwareCode { get; init; }
}
