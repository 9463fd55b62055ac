// SolarModel: MPPT solar chargers of three generations of firmware.
// Leaves panels, stages and counters to SolarCharger. Source: shared notes on text mode, rows MPPT fw 1.23, 1.56, 3.16;
// unrequested frames as recorded from these firmwares.
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Registers;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Devices;

internal sealed class SolarModel(
    DeviceIdentity identity,
    SolarFields fields,
    SolarCharger charger,
    PowerSystem power) : IDeviceModel
{
    private const int HistoryTotal = 0x104F;
    private const int SystemYield = 0xEDDD;

    private readonly AsyncRegisters _frames = new();
    private readonly SolarHistory _history = new(identity.Pid, charger, fields.HasFlag(SolarFields.LoadOutput));

    public DeviceIdentity Identity => identity;

    public int IntervalMs => 1000;

    public bool HasPower => true;

    public void Restart()
    {
        charger.Restart();
        _frames.Forget();
    }

    public void Follow(IDeviceSettings settings) => SolarSettings.Apply(settings, charger, power, fields);

    public RegisterReply? Record(int register) => register switch
    {
        AsyncRegisters.HistoryToday => new RegisterReply(0, HistoryRecord()),
        > AsyncRegisters.HistoryToday and <= AsyncRegisters.HistoryToday + SolarHistory.DaysMax => _history.Day(register - AsyncRegisters.HistoryToday),
        HistoryTotal => new RegisterReply(0, _history.Total(charger)),
        SystemYield => new RegisterReply(0, HexFrame.Little(SolarHistory.SystemYieldHundredths(charger), 4)),
        _ => null,
    };

    public void Compose(BlockWriter writer, long uptimeSeconds)
    {
        _history.Watch(charger.DayNumber, HistoryRecord());
        bool isTwoBlocks = fields.HasFlag(SolarFields.TwoBlocks);
        ComposeLive(writer, isTwoBlocks);
        if (isTwoBlocks)
        {
            writer.EndBlock();
            ComposeFrames(writer, uptimeSeconds);
        }

        ComposeCounters(writer, isTwoBlocks);
        writer.EndBlock();
        if (!isTwoBlocks)
        {
            ComposeFrames(writer, uptimeSeconds);
        }
    }

    private void ComposeLive(BlockWriter writer, bool isTwoBlocks)
    {
        writer.Field("PID", identity.PidText);
        writer.Field(isTwoBlocks ? "FWE" : "FW", identity.Firmware);
        writer.Field("SER#", identity.Serial);
        writer.Field("V", Steps(power.Battery.Volts, 10));
        writer.Field("I", Steps(BatteryA, isTwoBlocks ? 100 : 10));
        writer.Field("VPV", Steps(charger.PanelVolts, 10));
        writer.Field("PPV", (long)Math.Round(charger.PanelWatts));
        if (isTwoBlocks)
        {
            writer.Field("MPPT", charger.TrackerMode);
        }

        writer.Field("CS", (int)charger.Stage);
        if (fields.HasFlag(SolarFields.TrackerMode))
        {
            writer.Field("MPPT", charger.TrackerMode);
        }

        if (isTwoBlocks || fields.HasFlag(SolarFields.TrackerMode))
        {
            writer.Field("OR", OffReason);
        }
    }

    private void ComposeCounters(BlockWriter writer, bool isTwoBlocks)
    {
        writer.Field("ERR", 0);
        writer.Field("LOAD", power.Loads.IsOutputOn ? "ON" : "OFF");
        if (fields.HasFlag(SolarFields.LoadOutput))
        {
            writer.Field("IL", Steps(power.Loads.OutputA, 100));
        }

        if (isTwoBlocks)
        {
            writer.Field("Relay", "OFF");
        }

        writer.Field("H19", (long)(charger.YieldTotalKwh * 100));
        writer.Field("H20", (long)(charger.YieldTodayKwh * 100));
        writer.Field("H21", charger.PowerMaxToday);
        writer.Field("H22", (long)(charger.YieldYesterdayKwh * 100));
        writer.Field("H23", charger.PowerMaxYesterday);
        writer.Field("HSDS", charger.DayNumber);
    }

    private void ComposeFrames(BlockWriter writer, long uptimeSeconds)
    {
        if (fields.HasFlag(SolarFields.LiveFrames))
        {
            _frames.Send(writer, AsyncRegisters.Uptime, uptimeSeconds, 4);
            _frames.Send(writer, AsyncRegisters.InternalTemperature, Hundredths(charger.TemperatureC), 2);
            if (fields.HasFlag(SolarFields.TwoBlocks))
            {
                _frames.Send(writer, AsyncRegisters.PanelWatts, Hundredths(charger.PanelWatts), 4);
                _frames.Send(writer, AsyncRegisters.PanelVolts, Hundredths(charger.PanelVolts), 2);
                _frames.Send(writer, AsyncRegisters.InputMppWatts, Hundredths(charger.PanelWatts), 4);
                _frames.Send(writer, AsyncRegisters.InputMppVolts, Hundredths(charger.PanelVolts), 2);
            }

            _frames.Send(writer, AsyncRegisters.ChargerVolts, Hundredths(power.Battery.Volts), 2);
            _frames.Send(writer, AsyncRegisters.MainVolts, Hundredths(power.Battery.Volts), 2);
            _frames.Send(writer, AsyncRegisters.DeviceState, (int)charger.Stage, 1);
        }

        long mark = charger.MinutesBulk + (1000L * charger.PowerMaxToday) + (10_000_000L * charger.DayNumber);
        _frames.SendRecord(writer, AsyncRegisters.HistoryToday, mark, HistoryRecord());
    }

    // Daily history of 34 bytes, layout of register 0x1050.
    private byte[] HistoryRecord()
    {
        byte[] noConsumption = [0xFF, 0xFF, 0xFF, 0xFF];
        return
        [
            0,
            .. HexFrame.Little((long)(charger.YieldTodayKwh * 100), 4),
            .. fields.HasFlag(SolarFields.LoadOutput) ? HexFrame.Little((long)(charger.ConsumedTodayKwh * 100), 4) : noConsumption,
            .. HexFrame.Little(Hundredths(charger.BatteryVoltsMax), 2),
            .. HexFrame.Little(Hundredths(charger.BatteryVoltsMin), 2),
            0, 0, 0, 0, 0,
            .. HexFrame.Little(charger.MinutesBulk, 2),
            .. HexFrame.Little(charger.MinutesAbsorption, 2),
            .. HexFrame.Little(charger.MinutesFloat, 2),
            .. HexFrame.Little(charger.PowerMaxToday, 4),
            .. HexFrame.Little((long)Math.Round(charger.OutputMaxA * 10), 2),
            .. HexFrame.Little(Hundredths(charger.PanelVoltsMax), 2),
            .. HexFrame.Little(charger.DayNumber, 2),
        ];
    }

    private string OffReason => !charger.IsAllowed ? "0x00000004" : charger.Stage == ChargeStage.Off ? "0x00000001" : "0x00000000";

    // With a load output the charger reports what reaches the battery, so it turns negative at night.
    private double BatteryA => charger.OutputA - (fields.HasFlag(SolarFields.LoadOutput) ? power.Loads.OutputA : 0);

    private static long Steps(double value, int stepMilli) => (long)Math.Round(value * 1000 / stepMilli) * stepMilli;

    private static long Hundredths(double value) => (long)Math.Round(value * 100);
}
