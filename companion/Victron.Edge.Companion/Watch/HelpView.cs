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
        "LATE        connected, but no value came for a while",
        "OFFLINE     edge or port is gone; last values are not shown",
        "Quiet       silent, and that is normal for this device",
        "--          not sent, or not known to the device",
        "!           an alarm, error or warning of a device",
        "+ and \u2212     into the battery, and out of it",
        "BAD         damaged blocks, of all blocks so far",
    ];

    public static List<ScreenLine> Lines() => [.. Text.Select(line => new ScreenLine().Add(line))];
}
