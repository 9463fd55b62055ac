// IdentityRegisters: the two registers that say which device this is; read-only. Every other id is unknown.
// Source: shared notes on HEX mode, worked examples of 0x0100 and 0x010A.
using System.Text;
using Victron.Edge.Simulator.Devices;

namespace Victron.Edge.Simulator.Hex;

internal sealed class IdentityRegisters(DeviceIdentity identity) : IRegisterFile
{
    private const int ProductId = 0x0100;
    private const int SerialNumber = 0x010A;

    // Recorded replies of chargers pad the serial number with zeros to 16 bytes.
    private const int SerialBytes = 16;

    public RegisterReply Get(int register) => register switch
    {
        ProductId => new RegisterReply(0, [0x00, .. HexFrame.Little(identity.Pid, 2), 0xFF]),
        SerialNumber => new RegisterReply(0, Padded(identity.Serial)),
        _ => RegisterReply.Unknown,
    };

    public RegisterReply Set(int register, byte[] value)
    {
        RegisterReply now = Get(register);
        return now.Flags != 0 ? now : now with { Flags = 0x02 };
    }

    private static byte[] Padded(string serial)
    {
        byte[] bytes = new byte[SerialBytes];
        _ = Encoding.ASCII.GetBytes(serial, bytes); // eleven characters always fit
        return bytes;
    }
}
