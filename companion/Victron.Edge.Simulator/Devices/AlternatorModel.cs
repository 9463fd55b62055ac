// AlternatorModel: Orion XS DC-DC charger; one block a second while it charges, one in four seconds with the engine off.
// Leaves stages and currents to AlternatorCharger. Source: shared notes on text mode, row Orion XS and "Timing".
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Devices;

internal sealed class AlternatorModel(DeviceIdentity identity, AlternatorCharger charger) : IDeviceModel
{
    private readonly AsyncRegisters _frames = new();

    public DeviceIdentity Identity => identity;

    public int IntervalMs => charger.IsIdle ? 4000 : 1000;

    public bool HasPower => true;

    public void Restart()
    {
        charger.Restart();
        _frames.Forget();
    }

    public void Compose(BlockWriter writer, long uptimeSeconds)
    {
        double outputWatts = charger.OutputA * charger.OutputVolts;
        writer.Field("PID", identity.PidText);
        writer.Field("FWE", identity.Firmware);
        writer.Field("SER#", identity.Serial);
        writer.Field("V", (long)Math.Round(charger.OutputVolts * 100) * 10);
        writer.Field("I", (long)Math.Round(charger.OutputA * 10) * 100);
        writer.Field("P", (long)Math.Round(outputWatts));
        writer.Field("DC_IN_V", (long)Math.Round(charger.InputVolts * 100));
        writer.Field("DC_IN_I", (long)Math.Round(charger.InputA * 10));
        writer.Field("DC_IN_P", (long)Math.Round(charger.InputA * charger.InputVolts));
        writer.Field("CS", (int)charger.Stage);
        writer.Field("OR", $"0x{charger.OffReason:X8}");
        writer.Field("ERR", 0);
        writer.EndBlock();

        _frames.Send(writer, AsyncRegisters.MainVolts, (long)Math.Round(charger.OutputVolts * 100), 2);
        _frames.Send(writer, AsyncRegisters.OutputAmps, (long)Math.Round(charger.OutputA * 10), 2);
        _frames.Send(writer, AsyncRegisters.DeviceState, (int)charger.Stage, 1);
    }
}
