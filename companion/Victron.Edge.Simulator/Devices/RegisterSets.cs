// RegisterSets: what kinds of devices hold in registers for which the catalogue has no default: limits that stand in the device itself.
// Source: shared notes on setting safety (windows, voltages) and the name plates of the simulated products.
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Registers;

namespace Victron.Edge.Simulator.Devices;

internal static class RegisterSets
{
    private const int ChargerMaxAmps = 0xEDDF;
    private const int BatteryMaxAmps = 0xEDF0;
    private const int SystemVolts = 0xEDEF;
    private const int SystemVoltsSetting = 0xEDEA;
    private const int SystemVoltsRange = 0xEDCE;    // lowest and highest in a byte each
    private const int RemoteControlUsed = 0x0202;
    private const int VoltsMin = 0x2211;
    private const int VoltsMax = 0x2212;

    // Bits of 0x0140: history 2, adaptive 4, equalise 5 and 6, TX pin 10, BMS 14, external control 15, synchronised 16.
    private const uint SolarCapabilities = 0x0001_C474;

    // Load output 0, street light 9, user switch 11, load current in text 12, RX pin 18.
    private const uint LoadCapabilities = 0x0004_1A01;

    // Virtual load output 19, virtual relay 20, display 21.
    private const uint NewCapabilities = 0x0038_0000;

    public static RegisterTraits Monitor { get; } = new();

    public static RegisterTraits Charger { get; } = new()
    {
        FiguresPerVolt = new Dictionary<int, decimal> { [VoltsMin] = 8, [VoltsMax] = 17.4m },
        Figures = new Dictionary<int, decimal> { [SystemVolts] = 12 },
    };

    public static RegisterTraits Inverter { get; } = new()
    {
        FiguresPerVolt = new Dictionary<int, decimal> { [VoltsMin] = 8, [VoltsMax] = 17 },
        Figures = new Dictionary<int, decimal>
        {
            [SystemVolts] = 12,
            [0x0200] = 2,
            [0x0230] = 230,
            [0x0231] = 210,
            [0x0232] = 245,
            [0x2202] = 230,
        },
    };

    public static RegisterTraits Solar(SolarSizing sizing, SolarFields fields) => new()
    {
        Capabilities = SolarCapabilities
            | (fields.HasFlag(SolarFields.LoadOutput) ? LoadCapabilities : 0)
            | (fields.HasFlag(SolarFields.TwoBlocks) ? NewCapabilities : 0),
        FiguresPerVolt = new Dictionary<int, decimal> { [VoltsMin] = 8, [VoltsMax] = 17.4m },
        Figures = new Dictionary<int, decimal>
        {
            [SystemVolts] = 12,
            [RemoteControlUsed] = 0,
            [SystemVoltsSetting] = 12,
            [SystemVoltsRange] = 12 | (24 << 8),
            [ChargerMaxAmps] = (decimal)sizing.CurrentMaxA,
            [BatteryMaxAmps] = (decimal)sizing.CurrentMaxA,
        },
    };
}
