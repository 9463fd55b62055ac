// DeviceId: what stays the same about a device when its cable moves to another port.

namespace Victron.Edge.Core.Devices;

/// <summary>Identity of a device: its serial number, or its place while it has not named itself.</summary>
public readonly record struct DeviceId
{
    private DeviceId(string text, bool isSerial)
    {
        Text = text;
        IsSerial = isSerial;
    }

    /// <summary>The serial number, or <c>edge/port</c>.</summary>
    public string Text { get; }

    /// <summary>Whether <see cref="Text"/> is a serial number, and so moves with the device.</summary>
    public bool IsSerial { get; }

    /// <summary>Makes the identity of what is at a port.</summary>
    /// <param name="serial">Serial number as the device sent it; null or empty when it has none (SmartShunt) or has not said it yet.</param>
    /// <param name="address">Where it is plugged in.</param>
    public static DeviceId Of(string? serial, PortAddress address) =>
        string.IsNullOrEmpty(serial) ? new DeviceId(address.ToString(), false) : new DeviceId(serial, true);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
