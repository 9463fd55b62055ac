// DeviceIdentity: who a simulated device says it is.
namespace Victron.Edge.Simulator.Devices;

/// <summary>Name plate of a device.</summary>
/// <param name="Pid">Product id; 0 when the product has none (BMV-60x).</param>
/// <param name="Firmware">Version as the text field sends it: <c>0408</c>, <c>159</c>, <c>316FF</c>.</param>
/// <param name="VersionDigits">The version as binary-coded digits: 0x0408 for 4.08, 0x0159 for 1.59.</param>
/// <param name="Serial">Serial number, eleven characters: two letters, year, week, five characters.</param>
internal sealed record DeviceIdentity(int Pid, string Firmware, int VersionDigits, string Serial)
{
    /// <summary>Product id as the field PID sends it: <c>0x203</c>, <c>0xA053</c>.</summary>
    public string PidText => $"0x{Pid:X3}";

    /// <summary>A serial number drawn from the seed, in the vendor's form.</summary>
    public static string DrawSerial(SimRandom random)
    {
        const string Characters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        char[] tail = new char[5];
        for (int i = 0; i < tail.Length; i++)
        {
            tail[i] = Characters[random.Next(Characters.Length)];
        }

        return $"HQ{17 + random.Next(8):D2}{1 + random.Next(52):D2}{new string(tail)}";
    }
}
