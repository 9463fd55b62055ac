// TextForm: where the labels of a family's identity stand in its text, and with which label a second block begins. Everything
// else of a block follows the state, which keeps the order of the device.
// Source: recorded label orders of each family; VE.Direct text protocol, fields FW and FWE.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Companion.Bridge;

/// <summary>The form of a family's text.</summary>
/// <param name="Family">Family of the catalogue; counts for those below it too, unless they have a row.</param>
/// <param name="Order">Labels with a place of their own, and <c>*</c> for all others.</param>
/// <param name="SecondBlock">Labels of which the first that is there opens the second block; empty where there is none.</param>
/// <param name="FirmwareDigits">Digits of FW, and of FWE before its last two, filled up with zeros in front.</param>
internal sealed record TextForm(string Family, string[] Order, string[] SecondBlock, int FirmwareDigits)
{
    /// <summary>Stands for every label without a place of its own.</summary>
    public const string Others = "*";

    private static readonly string[] MonitorHistory = ["H1", "H2", "H3", "H4", "H5", "H6", "H7"];

    private static readonly TextForm[] All =
    [
        new("bmv60x", [Others, "BMV", "FW", "MON"], MonitorHistory, 3),
        new("battery_monitor", ["PID", Others, "BMV", "FW", "MON"], MonitorHistory, 4),
        new("mppt", ["PID", "FW", "FWE", "SER#", Others], ["ERR", "LOAD"], 3),
        new("inverter", ["PID", "FW", "SER#", Others], [], 4),
        new("charger", ["PID", "FWE", "SER#", Others, "HC#"], [], 4),
        new("orion", ["PID", "FWE", "SER#", Others], [], 3),
        new("multi_rs", ["PID", "SER#", "FWE", Others], [], 3),
        new("any", ["PID", "FW", "FWE", "SER#", Others, "BMV", "HC#"], [], 4),
    ];

    /// <summary>The form of a family.</summary>
    public static TextForm Of(DeviceCatalogue catalogue, string family) => All.FirstOrDefault(form => catalogue.IsWithin(family, form.Family)) ?? All[^1];

    /// <summary>Place of a label among those of a block.</summary>
    public int PlaceOf(string label) => Array.IndexOf(Order, label) is var place and >= 0 ? place : Array.IndexOf(Order, Others);
}
