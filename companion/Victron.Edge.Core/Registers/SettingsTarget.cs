// SettingsTarget: a device whose registers are read or written, with the road to it.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Registers;

/// <summary>A device and the road to its registers.</summary>
/// <param name="Id">Who it is; one writer at a time for each.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Family">Family key of the catalogue.</param>
/// <param name="ProductId">Product id, 0x0000 to 0xFFFF.</param>
/// <param name="Serial">Serial number; null while it is not known.</param>
/// <param name="Firmware">Firmware as published, for instance <c>1.59</c>; null while it is not known.</param>
/// <param name="Where">Where it is plugged in, for instance <c>van-1/ve1</c>.</param>
/// <param name="Access">The road.</param>
public sealed record SettingsTarget(
    DeviceId Id, string Name, string Family, int ProductId, string? Serial, string? Firmware, string Where, IRegisterAccess Access);
