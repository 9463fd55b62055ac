// ShoreChargerModel: Blue Smart IP22 charger, one block a second and frames behind it; silent without mains.
// Leaves stages and currents to ShoreCharger. Source: shared notes on text mode, row Blue Smart; frames as recorded.
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Devices;

internal sealed class ShoreChargerModel(DeviceIdentity identity, string hardwareCode, ShoreCharger charger) : IDeviceModel
{
    private readonly AsyncRegisters _frames = new();

    public DeviceIdentity Identity => identity;

    public int IntervalMs => 1000;

    public bool HasPower => charger.Stage != ChargeStage.Off;

    public void Restart()
    {
        charger.Restart();
        _frames.Forget();
    }

    public void Compose(BlockWriter writer, long uptimeSeconds)
    {
        long tenthsOfA = (long)Math.Round(charger.OutputA * 10);
        long hundredthsOfVolt = (long)Math.Round(charger.BusVolts * 100);
        writer.Field("PID", identity.PidText);
        writer.Field("FWE", identity.Firmware);
        writer.Field("SER#", identity.Serial);
        writer.Field("V", hundredthsOfVolt * 10);
        writer.Field("I", tenthsOfA * 100);
        writer.FieldOrAbsent("T", null); // no temperature sensor fitted
        writer.Field("ERR", 0);
        writer.Field("CS", (int)charger.Stage);
        writer.Field("HC#", hardwareCode);
        writer.EndBlock();

        _frames.Send(writer, AsyncRegisters.OutputAmps, tenthsOfA, 2);
        _frames.Send(writer, AsyncRegisters.OutputMilliamps, (long)Math.Round(charger.OutputA * 100) * 10, 4);
        _frames.Send(writer, AsyncRegisters.ChargerAmps, tenthsOfA, 2);
        _frames.Send(writer, AsyncRegisters.MainVolts, hundredthsOfVolt, 2);
        _frames.Send(writer, AsyncRegisters.ChargerVolts, hundredthsOfVolt, 2);
        _frames.Send(writer, AsyncRegisters.TotalChargeCurrent, (long)Math.Round(charger.OutputA * 100) * 10, 4);
        _frames.Send(writer, AsyncRegisters.DeviceState, (int)charger.Stage, 1);
        if (uptimeSeconds % 3 == 0)
        {
            _frames.Send(writer, AsyncRegisters.Uptime, uptimeSeconds, 4);
        }
    }
}
