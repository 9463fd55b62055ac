// Blocks: text blocks with a good checksum, for tests that need a device and not its physics.

using System.Text;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal static class Blocks
{
    /// <summary>Entities that <see cref="Solar"/> becomes in Home Assistant: every field but product id, firmware and serial number.</summary>
    public const int SolarEntities = 15;

    /// <summary>A SmartSolar 75/15 in bulk: 12.8 V, 15.6 A from 214 W.</summary>
    public static byte[] Solar { get; } = SolarAt(12_800);

    /// <summary>The same at another battery voltage.</summary>
    public static byte[] SolarAt(int millivolts) => Of(
        "PID\t0xA053", "FW\t156", "SER#\tHQ1234ABCDE", $"V\t{millivolts}", "I\t15600", "VPV\t36100", "PPV\t214", "CS\t3", "MPPT\t2",
        "ERR\t0", "LOAD\tON", "IL\t300", "H19\t456", "H20\t45", "H21\t300", "H22\t40", "H23\t290", "HSDS\t17");

    /// <summary>A block of fields, each a label, a tab and a value.</summary>
    public static byte[] Of(params string[] fields)
    {
        byte[] text = Encoding.ASCII.GetBytes("\r\n" + string.Join("\r\n", fields) + "\r\nChecksum\t");
        return [.. text, (byte)(256 - (text.Sum(value => value) % 256))];
    }
}
