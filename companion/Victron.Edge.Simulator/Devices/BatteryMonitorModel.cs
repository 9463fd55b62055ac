// BatteryMonitorModel: BMV and SmartShunt; two blocks a report, the live values first, then the history.
// Leaves counting to BatteryMonitorCounters. Source: shared notes on text mode, rows BMV-712, SmartShunt, "BMV-60xS differences".
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Registers;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Devices;

internal sealed class BatteryMonitorModel(
    DeviceIdentity identity,
    string modelText,
    MonitorFields fields,
    BatteryMonitorCounters counters) : IDeviceModel
{
    private const int LowChargeAlarm = 4;           // bit of AR: low state of charge
    private const double AlarmBelow = 0.20;
    private const double AlarmClearsAt = 0.25;

    private const int RelayState = 0x034E;
    private const int Synchronise = 0x102C;

    private bool _isAlarm;
    private bool _isRelayClosed;

    public DeviceIdentity Identity => identity;

    public int IntervalMs => 1000;

    public bool HasPower => true;

    public void Restart()
    {
        counters.Restart();
        _isAlarm = false;
    }

    public IReadOnlyDictionary<int, decimal> Figures { get; } = new Dictionary<int, decimal> { [0x1000] = (decimal)counters.CapacityAh };

    public void Follow(IDeviceSettings settings) => _isRelayClosed = settings.Raw(RelayState) == 1;

    public void Act(int register)
    {
        if (register == Synchronise)
        {
            counters.Synchronise();
        }
    }

    public void Compose(BlockWriter writer, long uptimeSeconds)
    {
        WatchAlarm();
        ComposeLive(writer);
        ComposeHistory(writer);
    }

    private void ComposeLive(BlockWriter writer)
    {
        bool isKnown = counters.IsSynchronised;
        WriteIf(MonitorFields.ProductId, writer, "PID", identity.PidText);
        writer.Field("V", Milli(counters.Volts));
        WriteIf(MonitorFields.Starter, writer, "VS", Milli(counters.StarterVolts));
        writer.Field("I", Milli(counters.CurrentA));
        WriteIf(MonitorFields.Power, writer, "P", (long)Math.Round(counters.Volts * counters.CurrentA));
        writer.FieldOrAbsent("CE", isKnown ? (long)(counters.ConsumedAh * 1000) : null);
        writer.FieldOrAbsent("SOC", isKnown ? (long)Math.Round(counters.StateOfCharge * 1000) : null);
        writer.FieldOrAbsent("TTG", isKnown ? counters.TimeToGoMinutes : null);
        writer.Field("Alarm", Word(_isAlarm));
        WriteIf(MonitorFields.Relay, writer, "Relay", Word(_isRelayClosed));
        writer.Field("AR", _isAlarm ? LowChargeAlarm : 0);
        writer.Field("BMV", modelText);
        writer.Field("FW", identity.Firmware);
        WriteIf(MonitorFields.MonitorMode, writer, "MON", 0);
        writer.EndBlock();
    }

    private void ComposeHistory(BlockWriter writer)
    {
        writer.Field("H1", counters.DeepestMilliAh);
        writer.Field("H2", counters.LastMilliAh);
        writer.Field("H3", counters.AverageMilliAh);
        writer.Field("H4", counters.Cycles);
        writer.Field("H5", counters.FullDischarges);
        writer.Field("H6", counters.DrawnMilliAh);
        writer.Field("H7", Milli(counters.VoltsMin));
        writer.Field("H8", Milli(counters.VoltsMax));
        writer.Field("H9", counters.SecondsSinceFull);
        writer.Field("H10", counters.Synchronisations);
        writer.Field("H11", 0);
        writer.Field("H12", 0);
        WriteIf(MonitorFields.StarterAlarms, writer, "H13", 0);
        WriteIf(MonitorFields.StarterAlarms, writer, "H14", 0);
        WriteIf(MonitorFields.Starter, writer, "H15", Milli(counters.StarterVoltsMin));
        WriteIf(MonitorFields.Starter, writer, "H16", Milli(counters.StarterVoltsMax));
        WriteIf(MonitorFields.Energy, writer, "H17", counters.EnergyOutTensOfWh);
        WriteIf(MonitorFields.Energy, writer, "H18", counters.EnergyInTensOfWh);
        writer.EndBlock();
    }

    private void WatchAlarm() =>
        _isAlarm = counters.IsSynchronised && counters.StateOfCharge < (_isAlarm ? AlarmClearsAt : AlarmBelow);

    private string Word(bool isOn) => fields.HasFlag(MonitorFields.CapitalisedWords)
        ? (isOn ? "On" : "Off")
        : (isOn ? "ON" : "OFF");

    private void WriteIf(MonitorFields field, BlockWriter writer, string label, string value)
    {
        if (fields.HasFlag(field))
        {
            writer.Field(label, value);
        }
    }

    private void WriteIf(MonitorFields field, BlockWriter writer, string label, long raw)
    {
        if (fields.HasFlag(field))
        {
            writer.Field(label, raw);
        }
    }

    private static long Milli(double value) => (long)Math.Round(value * 1000);
}
