// SolarDay: one day of a solar charger's own history, in units. The bytes are read by the codec; here they get their numbers.

namespace Victron.Edge.Core.Settings;

/// <summary>A day as the device counts days; each value is null where the device has none.</summary>
/// <param name="Ago">0 for today, 1 for yesterday, up to 30.</param>
/// <param name="Number">The device's own count of days.</param>
/// <param name="Yield">kWh from the panels.</param>
/// <param name="Consumed">kWh through the load output.</param>
/// <param name="BatteryMax">Highest battery voltage, V.</param>
/// <param name="BatteryMin">Lowest battery voltage, V.</param>
/// <param name="BulkMinutes">Minutes in bulk.</param>
/// <param name="AbsorptionMinutes">Minutes in absorption.</param>
/// <param name="FloatMinutes">Minutes in float.</param>
/// <param name="PowerMax">Highest power, W.</param>
/// <param name="CurrentMax">Highest battery current, A.</param>
/// <param name="PanelMax">Highest panel voltage, V.</param>
/// <param name="Errors">Codes of its errors, newest first; empty for none.</param>
public sealed record SolarDay(
    int Ago, int? Number, decimal? Yield, decimal? Consumed, decimal? BatteryMax, decimal? BatteryMin, int? BulkMinutes, int? AbsorptionMinutes,
    int? FloatMinutes, decimal? PowerMax, decimal? CurrentMax, decimal? PanelMax, IReadOnlyList<int> Errors);
