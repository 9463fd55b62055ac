// ApiDevice: one device for programs: what it is, how fresh its values are, and all of them.

using System.ComponentModel;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Web.Api;

/// <summary>A device.</summary>
internal sealed record ApiDevice(
    [property: Description("Name of its edge.")] string Edge,
    [property: Description("Name of its port.")] string Port,
    [property: Description("Name to show: its owner's, else the product's, else its place.")] string Name,
    [property: Description("Product; null until the device has told.")] string? Product,
    [property: Description("Product id, for instance 0xA381; null until the device has told.")] string? ProductId,
    [property: Description("Family of the catalogue; null until it is known.")] string? Family,
    [property: Description("Serial number; null where the device has none.")] string? Serial,
    [property: Description("Firmware version; null until the device has told.")] string? Firmware,
    [property: Description("live: values arrive as expected; late: they should and do not; quiet: silent, and that is normal; offline: gone.")] Freshness Freshness,
    [property: Description("Age of the values in seconds; null when it is not known.")] decimal? AgeSeconds,
    [property: Description("All values, in the order of the device. Those of a device that is not live are its last ones.")] IReadOnlyList<ApiValue> Values)
{
    /// <summary>Makes it from a device in a picture.</summary>
    public static ApiDevice Of(LivePicture picture, Device device)
    {
        DeviceIdentity identity = device.Identity;
        return new ApiDevice(
            device.Address.Edge, device.Address.Port, device.Name, identity.Product, identity.ProductId, identity.Family, identity.Serial, identity.Firmware, picture.FreshnessOf(device),
            FreshnessRule.Age(device, picture.Now) is { } age ? decimal.Round((decimal)age.TotalSeconds, 1) : null, [.. device.Values.Select(value => ApiValue.Of(value.Key, value.Value, picture.Names))]);
    }
}
