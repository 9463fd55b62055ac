// InverterModel: Phoenix inverter with VE.Direct port, one block a second, no unrequested frames.
// Leaves outlet and efficiency to InverterLoad. Source: shared notes on text mode and the reconstructed Phoenix sample.
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Registers;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Devices;

internal sealed class InverterModel(DeviceIdentity identity, InverterLoad inverter) : IDeviceModel
{
    private const int DeviceMode = 0x0200;
    private const int ModeInverterOn = 2;
    private const int ModeOff = 4;
    private const int StateOff = 0;
    private const int StateFault = 2;
    private const int StateInverting = 9;
    private const int LowVoltage = 1;               // bit of AR and WARN
    private const double WarnVolts = 10.9;

    private long _mode = ModeInverterOn;

    public DeviceIdentity Identity => identity;

    public int IntervalMs => 1000;

    public bool HasPower => true;

    public void Restart()
    {
        // An inverter of this kind keeps nothing over an interruption: it is simply on again.
    }

    public void Follow(IDeviceSettings settings)
    {
        _mode = settings.Raw(DeviceMode) ?? ModeInverterOn;
        inverter.IsAllowed = _mode != ModeOff;
    }

    public void Compose(BlockWriter writer, long uptimeSeconds)
    {
        writer.Field("PID", identity.PidText);
        writer.Field("FW", identity.Firmware);
        writer.Field("SER#", identity.Serial);
        writer.Field("MODE", _mode);
        writer.Field("CS", inverter.IsOn ? StateInverting : _mode == ModeOff ? StateOff : StateFault);
        writer.Field("AC_OUT_V", (long)Math.Round(inverter.OutputVolts * 100));
        writer.Field("AC_OUT_I", OutputTenthsOfA(uptimeSeconds));
        writer.Field("AC_OUT_S", (long)Math.Round(inverter.OutputVa));
        writer.Field("V", (long)Math.Round(inverter.BusVolts * 100) * 10);
        writer.Field("AR", inverter.IsOn || _mode == ModeOff ? 0 : LowVoltage);
        writer.Field("WARN", inverter.BusVolts < WarnVolts ? LowVoltage : 0);
        writer.Field("OR", "0x00000000");
        writer.EndBlock();
    }

    // Without load the measured current sits on the edge between 0 and −0.1 A, as met on real units.
    private long OutputTenthsOfA(long uptimeSeconds)
    {
        if (inverter.OutputVa > 0)
        {
            return (long)Math.Round(inverter.OutputVa / inverter.OutputVolts * 10);
        }

        return inverter.IsOn && uptimeSeconds % 7 == 0 ? -1 : 0;
    }
}
