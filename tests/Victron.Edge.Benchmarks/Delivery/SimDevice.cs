// SimDevice: a charger that says something else in every block, and remembers what it said when.

using System.Globalization;
using System.Text;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>The device at one port.</summary>
public sealed class SimDevice
{
    // Small steps: what jumps is held back by the guard for a second, which is not what this is about.
    private const int Period = 2000;

    private readonly Dictionary<long, int> _said = [];
    private int _number;

    /// <summary>Whether the cable is in.</summary>
    public bool IsPluggedIn { get; set; } = true;

    /// <summary>Says the next block.</summary>
    public byte[] Block(long nowMs)
    {
        _number++;
        _said[nowMs] = _number;
        string text = string.Create(CultureInfo.InvariantCulture,
            $"\r\nPID\t0xA053\r\nFW\t159\r\nSER#\tHQ9901TEST1\r\nV\t{RawVoltage(_number)}\r\nI\t{RawCurrent(_number)}\r\nPPV\t{RawPower(_number)}\r\nCS\t3\r\nChecksum\t");
        byte[] block = [.. Encoding.ASCII.GetBytes(text), 0];
        block[^1] = (byte)-block.Sum(b => b);
        return block;
    }

    /// <summary>Whether these are the values of the block that ended at a time.</summary>
    /// <param name="atMs">The time.</param>
    /// <param name="value">Text of the value of a key; null when it is not there.</param>
    public bool Said(long atMs, Func<string, string?> value) =>
        _said.TryGetValue(atMs, out int number)
        && value("battery_voltage") == Text(RawVoltage(number))
        && value("battery_current") == Text(RawCurrent(number))
        && value("pv_power") == RawPower(number).ToString(CultureInfo.InvariantCulture)
        && value("device_state") == "bulk";

    private static int RawVoltage(int number) => 12_000 + (Triangle(number) / 2);

    private static int RawCurrent(int number) => Triangle(number + 700);

    private static int RawPower(int number) => Triangle(number + 1400);

    private static int Triangle(int number) => number % (2 * Period) < Period ? number % Period : Period - (number % Period);

    private static string Text(int milli) => (milli / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
}
