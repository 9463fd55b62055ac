// SerialPortFinding: one serial port of this machine, described.

namespace Victron.Edge.Roads.Serial;

/// <summary>A serial port.</summary>
/// <param name="Name">Its name, for <c>--serial</c>.</param>
/// <param name="UsbIds">Vendor and product id, for instance <c>0403:6015</c>; null when it is no USB port or the system does not tell.</param>
/// <param name="Maker">Maker as the plug says it.</param>
/// <param name="Product">Product as the plug says it.</param>
public sealed record SerialPortFinding(string Name, string? UsbIds, string? Maker, string? Product)
{
    // The FTDI chip of Victron's VE.Direct to USB cable.
    private const string CableIds = "0403:6015";

    /// <summary>Whether this looks like Victron's VE.Direct to USB cable.</summary>
    public bool IsVeDirectCable =>
        UsbIds == CableIds || Product?.Contains("VE Direct", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Name and what is known in brackets.</summary>
    public override string ToString()
    {
        string what = IsVeDirectCable ? "VE.Direct cable" : Product ?? "";
        string[] parts = [.. new[] { what, UsbIds ?? "" }.Where(part => part.Length > 0)];
        return parts.Length == 0 ? Name : $"{Name} ({string.Join(", ", parts)})";
    }
}
