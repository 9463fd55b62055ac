// ControlsView: which controls devices have, and what is said before they are served.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Controls;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows controls.</summary>
internal static class ControlsView
{
    private const int NameMax = 32;

    /// <summary>The table of what could be allowed.</summary>
    public static IEnumerable<string> Lines(DeviceCatalogue catalogue, IReadOnlyList<LinkedDevice> devices) => TextTable.Lines(
        ["CONTROL", "PLACE", "DEVICE", "MAY BE SET TO"],
        [.. All(catalogue, devices).Select(each => (string[])[each.Row.Key, each.Device.Address.ToString(), each.Device.Device.Name, RangeOf(catalogue, each.Row, each.Entry)])]);

    /// <summary>One object a line.</summary>
    public static IEnumerable<string> Json(DeviceCatalogue catalogue, IReadOnlyList<LinkedDevice> devices) => All(catalogue, devices).Select(each => RegisterJson.Object(json =>
    {
        json.WriteString("control", each.Row.Key);
        json.WriteString("name", each.Row.Name);
        json.WriteString("component", each.Row.Component);
        json.WriteString("edge", each.Device.Address.Edge);
        json.WriteString("port", each.Device.Address.Port);
        json.WriteString("device", each.Device.Device.Name);
        json.WriteString("register", each.Entry.Key);
        json.WriteString("values", RangeOf(catalogue, each.Row, each.Entry));
        json.WriteString("text", each.Row.Text);
    }));

    /// <summary>What is allowed, and what that may do, before it is served.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="choice">What was allowed.</param>
    /// <param name="broker">Where.</param>
    /// <param name="name">Name of this companion.</param>
    public static IEnumerable<string> Welcome(DeviceCatalogue catalogue, ControlChoice choice, string broker, string name)
    {
        string whose = choice.Devices.Count == 0 ? "all devices" : string.Join(", ", choice.Devices);
        yield return $"Serving controls of {whose} at {broker} as '{name}'; Ctrl-C ends.";
        foreach (ControlRow row in catalogue.Controls.Where(row => choice.Keys.Contains(row.Key)))
        {
            RegisterEntry? entry = catalogue.Entry(row.Families[0], row.Register);
            string danger = entry is { Danger: not "none" } ? " " + catalogue.Danger(entry.Danger)?.Text : "";
            string hold = row.HoldSeconds > 0 ? $" Ends when nobody asks for it for {row.HoldSeconds / 60} minutes." : "";
            yield return $"  {row.Key}: {row.Text}{hold}{danger}";
        }
    }

    /// <summary>A name for topics out of the name of a computer.</summary>
    public static string NameOf(string machine)
    {
        char[] letters = [.. machine.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '-').Take(NameMax)];
        return letters.Length == 0 ? "companion" : new string(letters);
    }

    private static string RangeOf(DeviceCatalogue catalogue, ControlRow row, RegisterEntry entry) => row.Component == "switch" ? "on, off" : RangeText.Of(catalogue, entry);

    private static IEnumerable<(LinkedDevice Device, ControlRow Row, RegisterEntry Entry)> All(DeviceCatalogue catalogue, IReadOnlyList<LinkedDevice> devices) =>
        from device in devices
        let family = device.Device.Identity.Family
        where family is not null
        from row in catalogue.ControlsOf(family)
        let entry = catalogue.Entry(family, row.Register)
        where entry is { IsWritable: true }
        select (device, row, entry);
}
