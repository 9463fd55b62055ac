// BatteryPresets: which registers a battery type answers for while it is not 255, and with what.
// A preset hides what the user wrote; it is never changed by it. Source: shared notes on setting safety, "User-defined type rule" and
// "Presets"; the figures are those of the catalogue.
using Victron.Edge.Catalogue;

namespace Victron.Edge.Simulator.Registers;

internal sealed class BatteryPresets
{
    /// <summary>Battery type; 255 is the user's own set.</summary>
    public const int BatteryType = 0xEDF1;

    private const string LithiumIronPhosphate = "lifepo4";
    private const decimal TakesNothingBackAmps = 6553.5m; // raw 0xFFFF

    // One row a register: whether its figure grows with the system voltage, and the figure for 12 V. Recorded ones: types 3 and 8.
    private static readonly Dictionary<int, (bool IsPerVolt, Func<PresetRow, decimal?> Figure)> Table = new()
    {
        [0xEDF7] = (true, row => row.AbsorptionVoltage),
        [0xEDF6] = (true, row => row.FloatVoltage),
        [0xEDF4] = (true, row => row.EqualiseVoltage ?? 0),
        [0xEDE4] = (false, row => row.EqualisePercent),
        [0xEDF2] = (true, row => row.TemperatureCompensation),
        [0xEDFB] = (false, row => row.Chemistry == LithiumIronPhosphate ? 2 : 6),
        [0xEDFE] = (false, row => row.Chemistry == LithiumIronPhosphate ? 0 : 1),
        [0xEDE6] = (false, row => row.Chemistry == LithiumIronPhosphate ? 0 : TakesNothingBackAmps),
    };

    private readonly Dictionary<long, PresetRow> _rows;

    public BatteryPresets(DeviceCatalogue catalogue, string family) =>
        _rows = catalogue.Presets.Where(row => row.AbsorptionVoltage != null && Array.Exists(row.Families, f => catalogue.IsWithin(family, f)))
            .OrderBy(row => Array.IndexOf(row.Families, family))
            .GroupBy(row => (long)row.Type)
            .ToDictionary(group => group.Key, group => group.Last());

    /// <summary>Registers whose value may change with the battery type or the system voltage.</summary>
    public static IReadOnlyCollection<int> Registers => Table.Keys;

    /// <summary>What the preset says, in the unit of the register; null when the user's value counts.</summary>
    /// <param name="type">Battery type in force.</param>
    /// <param name="register">Register id.</param>
    /// <param name="systemVolts">12, 24, 36 or 48.</param>
    public decimal? Figure(long type, int register, decimal systemVolts) =>
        _rows.TryGetValue(type, out PresetRow? row) && Table.TryGetValue(register, out (bool IsPerVolt, Func<PresetRow, decimal?> Figure) rule)
            ? rule.Figure(row) * (rule.IsPerVolt ? systemVolts / 12 : 1)
            : null;
}
