// HelpView: what the keys do.

namespace Victron.Edge.Companion.Watch;

/// <summary>Draws the help.</summary>
internal static class HelpView
{
    private static readonly string[] Text =
    [
        "",
        "q, Ctrl-C   quit",
        "up, down    choose a device, or scroll its fields",
        "Enter       all fields of the chosen device, and back",
        "p           hold the picture still, and go on",
        "?           this page, and back",
        "",
        "LATE        edge and port are there, but no value came for a while",
        "OFFLINE     the edge or the port is gone; the last values are not shown",
        "Quiet       silent, and that is normal for this device",
        "--          not sent, or not known to the device",
        "!           an alarm, error or warning of a device",
        "+ and \u2212     into the battery, and out of it",
        "BAD         damaged blocks, counted and dropped",
    ];

    public static List<ScreenLine> Lines() => [.. Text.Select(line => new ScreenLine().Add(line))];
}
