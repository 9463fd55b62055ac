// PageScope: names of the places in a page whose text changes. What a page does not show is not sent to it.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Live;

/// <summary>Prefixes and names of live texts.</summary>
public static class PageScope
{
    /// <summary>Tiles and sums of the overview.</summary>
    public const string Overview = "o/";

    /// <summary>Cards of edges.</summary>
    public const string Edges = "e/";

    /// <summary>The alarms: nothing changes there but which there are.</summary>
    public const string Alarms = "a/";

    /// <summary>Fields of a device.</summary>
    public static string Fields(PortAddress address) => $"d/{address}/";

    /// <summary>A text of a device's tile.</summary>
    public static string Tile(PortAddress address, string what) => $"{Overview}{address}/{what}";

    /// <summary>A sum of the overview.</summary>
    public static string Total(string what) => $"{Overview}total/{what}";

    /// <summary>A text of an edge.</summary>
    public static string Edge(string name, string what) => $"{Edges}{name}/{what}";

    /// <summary>Where the page of a device is.</summary>
    public static string AddressOf(Device device) => $"/device/{Uri.EscapeDataString(device.Address.Edge)}/{Uri.EscapeDataString(device.Address.Port)}";

    /// <summary>Whether a page may ask for this scope.</summary>
    public static bool IsKnown(string scope) => scope is Overview or Edges or Alarms || (scope.StartsWith("d/", StringComparison.Ordinal) && scope.EndsWith('/'));
}
