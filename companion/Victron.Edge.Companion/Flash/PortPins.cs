// PortPins: the two pins of a VE.Direct port, named from the board.

using System.Globalization;

namespace Victron.Edge.Companion.Flash;

/// <summary>Pins of a port.</summary>
/// <param name="Rx">Hears the device's TX.</param>
/// <param name="Tx">Speaks to the device's RX.</param>
public readonly record struct PortPins(int Rx, int Tx)
{
    /// <summary>What is understood, for messages.</summary>
    public const string Form = "expected RX:TX for each port, for instance 16:17,25:26";

    private const int PinMax = 99;

    /// <summary>Reads the ports of a board.</summary>
    /// <param name="text">For instance <c>16:17,25:26</c>.</param>
    /// <param name="ports">Empty unless the result is true.</param>
    public static bool TryParseList(string text, out IReadOnlyList<PortPins> ports)
    {
        var found = new List<PortPins>();
        ports = [];
        foreach (string part in text.Split(','))
        {
            string[] pins = part.Split(':');
            if (pins.Length != 2 || !TryPin(pins[0], out int rx) || !TryPin(pins[1], out int tx))
            {
                return false;
            }

            found.Add(new PortPins(rx, tx));
        }

        ports = found;
        return true;
    }

    /// <summary>Prints ports as the board's settings have them.</summary>
    public static string Print(IEnumerable<PortPins> ports) => string.Join(',', ports);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rx}:{Tx}");

    private static bool TryPin(string text, out int pin) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out pin) && pin <= PinMax;
}
