// DevicesView: the devices that can be named, with what names them.

using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Settings;

/// <summary>Lists devices.</summary>
internal static class DevicesView
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<LinkedDevice> devices) => TextTable.Lines(
        ["NAME", "SERIAL", "PLACE", "STATE", "SETTINGS"],
        [.. devices.Select(each => (string[])
        [
            each.Device.Name,
            each.Device.Identity.Serial ?? QuantityFormat.AbsentText,
            each.Address.ToString(),
            State(each),
            Lock(each),
        ])]);

    /// <summary>One object in one line.</summary>
    public static string Json(LinkedDevice linked) => RegisterJson.Object(json =>
    {
        DeviceIdentity identity = linked.Device.Identity;
        json.WriteString("name", linked.Device.Name);
        json.WriteString("product", identity.Product);
        json.WriteString("pid", identity.ProductId);
        json.WriteString("family", identity.Family);
        json.WriteString("serial", identity.Serial);
        json.WriteString("firmware", identity.Firmware);
        json.WriteString("edge", linked.Address.Edge);
        json.WriteString("port", linked.Address.Port);
        json.WriteString("status", State(linked));
        json.WriteBoolean("writes_allowed", linked.Edge?.Report.Writes?.Allowed ?? false);
    });

    // A port is alive only when its edge says so too: an edge without power cannot take back its ports' word.
    private static string State(LinkedDevice linked) => linked.Edge is { IsOnline: false }
        ? "offline" : linked.Device.Status.ToString().ToLowerInvariant();

    private static string Lock(LinkedDevice linked) => linked.Edge?.Report.Writes switch
    {
        null => QuantityFormat.AbsentText,
        { Allowed: true } => "may be written",
        { Challenge: null } => "read-only, not paired",
        _ => "locked",
    };
}
