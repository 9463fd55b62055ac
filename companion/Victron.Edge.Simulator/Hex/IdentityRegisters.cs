// IdentityRegisters: the registers that say which device this is; read-only.
// Source: shared notes on HEX mode, worked examples of 0x0100 and 0x010A; "0x0100 product id, 0x0102 firmware".
using System.Text;
using Victron.Edge.Simulator.Devices;

namespace Victron.Edge.Simulator.Hex;

internal sealed class IdentityRegisters(DeviceIdentity identity, string product)
{
    private const int ProductId = 0x0100;
    private const int Firmware = 0x0102;
    private const int SerialNumber = 0x010A;
    private const int ModelName = 0x010B;

    // Recorded replies of chargers pad the serial number with zeros to 16 bytes.
    private const int SerialBytes = 16;
    private const int ModelBytes = 32;

    /// <summary>The answer to a get; null when the register is another one.</summary>
    public RegisterReply? Find(int register) => register switch
    {
        ProductId => new RegisterReply(0, [0x00, .. HexFrame.Little(identity.Pid, 2), 0xFF]),
        Firmware => new RegisterReply(0, [0x00, .. HexFrame.Little(VersionOf24Bits, 3)]),
        SerialNumber => new RegisterReply(0, Padded(identity.Serial, SerialBytes)),
        ModelName => new RegisterReply(0, Padded(product.Split(',')[0], ModelBytes)),
        _ => null,
    };

    // Old versions stand in the lower 16 bits; new ones end with FF for a release, as the text field FWE does.
    private int VersionOf24Bits => identity.Firmware.EndsWith("FF", StringComparison.Ordinal)
        ? (identity.VersionDigits << 8) | 0xFF
        : identity.VersionDigits;

    private static byte[] Padded(string text, int width)
    {
        byte[] bytes = new byte[width];
        byte[] characters = Encoding.ASCII.GetBytes(text);
        characters.AsSpan(0, Math.Min(width, characters.Length)).CopyTo(bytes);
        return bytes;
    }
}
