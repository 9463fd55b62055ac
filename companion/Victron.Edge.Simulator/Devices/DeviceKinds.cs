// DeviceKinds: the table of devices that can be simulated. A new device of a known family is one row.
// Source: product ids from the product table; firmware and label sets from the shared notes on text mode and the captures.
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Power;

namespace Victron.Edge.Simulator.Devices;

/// <summary>All kinds of simulated devices.</summary>
public static class DeviceKinds
{
    /// <summary>In the order in which help shows them.</summary>
    public static IReadOnlyList<DeviceKind> All { get; } =
    [
        Monitor("bmv-712", "BMV-712 Smart, firmware 4.08", HexGeneration.Old, new Plate(0xA381, "0408", 0x0408), "712 Smart",
            MonitorFields.ProductId | MonitorFields.Starter | MonitorFields.Power | MonitorFields.Relay | MonitorFields.MonitorMode | MonitorFields.Energy),
        Monitor("smartshunt", "SmartShunt 500A/50mV, firmware 4.14", HexGeneration.New, new Plate(0xA389, "0414", 0x0414), "SmartShunt 500A/50mV",
            MonitorFields.ProductId | MonitorFields.Power | MonitorFields.MonitorMode | MonitorFields.Energy),
        Solar("mppt-75-15", "SmartSolar MPPT 75/15, firmware 1.59, load output", HexGeneration.New, new Plate(0xA053, "159", 0x0159), SolarSizing.OnePanel,
            SolarFields.LoadOutput | SolarFields.TrackerMode | SolarFields.LiveFrames),
        Solar("mppt-100-30", "SmartSolar MPPT 100/30, firmware 3.16, two blocks", HexGeneration.New, new Plate(0xA056, "316FF", 0x0316), SolarSizing.TwoPanels,
            SolarFields.TwoBlocks | SolarFields.LiveFrames),
        Solar("mppt-75-15-fw123", "BlueSolar MPPT 75/15, firmware 1.23, HEX frames inside text", HexGeneration.Old, new Plate(0xA042, "123", 0x0123), SolarSizing.OnePanel,
            SolarFields.LoadOutput),
        Inverter("phoenix-12-375", "Phoenix Inverter 12V 375VA 230V, firmware 1.21", new Plate(0xA241, "0121", 0x0121)),
        Shore("ip22", "Blue Smart IP22 Charger 12/30 (1), firmware 3.25", new Plate(0xA330, "0325FF", 0x0325)),
        Alternator("orion-xs", "Orion XS 12/12-50A, firmware 1.12", new Plate(0xA3F0, "112FF", 0x0112)),
        Monitor("bmv-602s", "BMV-602S, firmware 2.09: no PID, On/Off, no HEX", HexGeneration.None, new Plate(0, "209", 0x0209), "602S",
            MonitorFields.Starter | MonitorFields.Relay | MonitorFields.StarterAlarms | MonitorFields.CapitalisedWords),
    ];

    /// <summary>Looks a kind up by its name; case does not matter.</summary>
    /// <returns>Null when there is no such kind.</returns>
    public static DeviceKind? Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));

    private static DeviceKind Monitor(string name, string product, HexGeneration hex, Plate plate, string modelText, MonitorFields fields) =>
        new(name, product, hex, DeviceRole.Observer, RegisterSets.Monitor, (power, random) => new BatteryMonitorModel(
            plate.Stamp(random),
            modelText,
            fields,
            power.Add(new BatteryMonitorCounters(power.Battery.CapacityAh, power.Battery.StateOfCharge))));

    private static DeviceKind Solar(string name, string product, HexGeneration hex, Plate plate, SolarSizing sizing, SolarFields fields) =>
        new(name, product, hex, DeviceRole.Charger, RegisterSets.Solar(sizing, fields), (power, random) => new SolarModel(
            plate.Stamp(random),
            fields,
            power.Add(new SolarCharger(sizing, random.Fork(1))),
            power));

    private static DeviceKind Inverter(string name, string product, Plate plate) =>
        new(name, product, HexGeneration.New, DeviceRole.Observer, RegisterSets.Inverter, (power, random) => new InverterModel(plate.Stamp(random), power.Inverter));

    private static DeviceKind Shore(string name, string product, Plate plate) =>
        new(name, product, HexGeneration.New, DeviceRole.Charger, RegisterSets.Charger, (power, random) => new ShoreChargerModel(
            plate.Stamp(random),
            "57825",
            power.Add(new ShoreCharger(30))));

    private static DeviceKind Alternator(string name, string product, Plate plate) =>
        new(name, product, HexGeneration.New, DeviceRole.Charger, RegisterSets.Charger, (power, random) => new AlternatorModel(
            plate.Stamp(random),
            power.Add(new AlternatorCharger(50))));

    private sealed record Plate(int Pid, string Firmware, int VersionDigits)
    {
        public DeviceIdentity Stamp(SimRandom random) => new(Pid, Firmware, VersionDigits, DeviceIdentity.DrawSerial(random.Fork(Pid)));
    }
}
