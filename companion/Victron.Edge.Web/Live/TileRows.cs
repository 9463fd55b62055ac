// TileRows: what the tile of a device shows, by what the device sends: the big value, then the small ones. A new kind of device is a row.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Live;

/// <summary>Rows of the table.</summary>
internal static class TileRows
{
    private static readonly TileRow[] All =
    [
        new("state_of_charge", ["time_to_go", "battery_voltage", "battery_current", "battery_power", "starter_voltage", "midpoint_deviation", "battery_temperature"]),
        new("pv_power", ["device_state", "yield_today", "battery_voltage", "battery_current", "load_current"]),
        new("ac_output_apparent_power", ["device_state", "ac_output_voltage", "ac_output_current", "battery_voltage"]),
        new("dc_input_power", ["device_state", "battery_voltage", "battery_current", "dc_input_voltage", "dc_input_current"]),
        new("dc_input_voltage", ["device_state", "battery_voltage", "battery_current"]),
        new("battery_power", ["monitor_mode", "battery_voltage", "battery_current"]),
        new("battery_current", ["device_state", "battery_voltage", "battery_temperature"]),
        new("battery_voltage", []),
    ];

    /// <summary>The row of a device; null while it sends nothing of all this.</summary>
    public static TileRow? Of(Device device) => Array.Find(All, row => device.Find(row.Big) is not null);
}
