// IRegisterFile: the registers of a simulated device as its HEX port sees them.
// Leaves framing, checks and commands to HexPort.
namespace Victron.Edge.Simulator.Hex;

/// <summary>Registers that a device answers for.</summary>
public interface IRegisterFile
{
    /// <summary>Reads one register.</summary>
    /// <param name="register">Register id, 0 … 65535.</param>
    RegisterReply Get(int register);

    /// <summary>Writes one register.</summary>
    /// <param name="register">Register id, 0 … 65535.</param>
    /// <param name="value">Value bytes, lowest first; may be empty.</param>
    /// <returns>Flags and the value now in force.</returns>
    RegisterReply Set(int register, byte[] value);

    /// <summary>A write arrived and comes to nothing, because the device fails before it is stored.</summary>
    /// <param name="register">Register id, 0 … 65535.</param>
    /// <param name="value">Value bytes, lowest first; may be empty.</param>
    void Lose(int register, byte[] value);
}
