// PowerKeys: which quantity stands for the power of a device in a one-line picture of it.

namespace Victron.Edge.Core.Devices;

/// <summary>Chooses the power of a device by what it sends, so that no switch on families is needed.</summary>
public static class PowerKeys
{
    // A charger that is also fed by the battery's voltage sends several; the first of these is what it is bought for.
    private static readonly string[] InOrder = ["pv_power", "ac_output_apparent_power", "dc_input_power", "battery_power"];

    /// <summary>Chooses.</summary>
    /// <param name="keys">Keys that the device sends.</param>
    /// <returns>Null when it sends no power.</returns>
    public static string? Of(IEnumerable<string> keys)
    {
        HashSet<string> sent = [.. keys];
        return Array.Find(InOrder, sent.Contains);
    }
}
