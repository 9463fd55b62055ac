// AsyncRegisters: unrequested frames. A device sends a register when its value differs from what it sent last.
// Leaves to the models which registers a product sends. Source: recorded streams of MPPT 3.16, Blue Smart, Orion XS.
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Devices;

internal sealed class AsyncRegisters
{
    public const int Uptime = 0x0120;               // un32, s
    public const int DeviceState = 0x0201;          // un8, as CS
    public const int HistoryToday = 0x1050;         // record of 34 bytes
    public const int TotalChargeCurrent = 0x2013;   // sn32, mA
    public const int OutputMilliamps = 0xED8C;      // sn32, mA
    public const int MainVolts = 0xED8D;            // sn16, 0.01 V
    public const int OutputAmps = 0xED8F;           // sn16, 0.1 A
    public const int InputMppWatts = 0xEDB4;        // un32, 0.01 W
    public const int InputMppVolts = 0xEDB5;        // un16, 0.01 V
    public const int PanelVolts = 0xEDBB;           // un16, 0.01 V
    public const int PanelWatts = 0xEDBC;           // un32, 0.01 W
    public const int ChargerVolts = 0xEDD5;         // un16, 0.01 V
    public const int ChargerAmps = 0xEDD7;          // un16, 0.1 A
    public const int InternalTemperature = 0xEDDB;  // sn16, 0.01 °C

    private readonly Dictionary<int, long> _sent = [];

    /// <summary>Writes a number register if it changed.</summary>
    public void Send(BlockWriter writer, int register, long raw, int width)
    {
        if (IsNew(register, raw))
        {
            writer.Frame(HexFrame.Async(register, HexFrame.Little(raw, width)));
        }
    }

    /// <summary>Writes a record if its mark changed.</summary>
    /// <param name="writer">Takes the frame.</param>
    /// <param name="register">Register id.</param>
    /// <param name="mark">A number that differs whenever the record is worth sending.</param>
    /// <param name="record">The value bytes.</param>
    public void SendRecord(BlockWriter writer, int register, long mark, byte[] record)
    {
        if (IsNew(register, mark))
        {
            writer.Frame(HexFrame.Async(register, record));
        }
    }

    /// <summary>Everything counts as new again.</summary>
    public void Forget() => _sent.Clear();

    private bool IsNew(int register, long mark)
    {
        if (_sent.TryGetValue(register, out long before) && before == mark)
        {
            return false;
        }

        _sent[register] = mark;
        return true;
    }
}
