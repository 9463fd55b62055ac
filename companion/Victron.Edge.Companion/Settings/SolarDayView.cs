// SolarDayView: the days of a solar charger as a table with a bar for the yield, as CSV and as JSON. Days are the device's
// own: it counts them itself and knows no date.

using System.Globalization;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows days.</summary>
internal static class SolarDayView
{
    private const int BarCells = 12;

    /// <summary>The lines of the table, oldest day first.</summary>
    /// <param name="days">Days in any order.</param>
    /// <param name="errorText">Words for an error's code.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<SolarDay> days, Func<int, string> errorText)
    {
        SolarDay[] ordered = [.. days.OrderByDescending(day => day.Ago)];
        decimal most = ordered.Max(day => day.Yield ?? 0);
        IEnumerable<string> table = TextTable.Lines(
            [">DAY", ">kWh", ">BULK", ">ABS", ">FLOAT", ">V MIN", ">V MAX", ">A MAX", ">W MAX", ">PV MAX", "YIELD"],
            [.. ordered.Select(day => Row(day, most))]);
        foreach (string line in table)
        {
            yield return line;
        }

        foreach (SolarDay day in ordered.Where(day => day.Errors.Count > 0))
        {
            yield return $"{Name(day)}: {string.Join(", ", day.Errors.Select(code => string.Create(CultureInfo.InvariantCulture, $"{errorText(code)} (error {code})")))}";
        }
    }

    /// <summary>The lines of the CSV, oldest day first, with a heading.</summary>
    public static IEnumerable<string> Csv(IReadOnlyList<SolarDay> days)
    {
        yield return "days_ago,day_number,yield_kwh,consumed_kwh,battery_voltage_min,battery_voltage_max,bulk_min,absorption_min,float_min,power_max,battery_current_max,panel_voltage_max,errors";
        foreach (SolarDay day in days.OrderByDescending(day => day.Ago))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{day.Ago},{day.Number},{day.Yield},{day.Consumed},{day.BatteryMin},{day.BatteryMax},{day.BulkMinutes},{day.AbsorptionMinutes},{day.FloatMinutes},{day.PowerMax},{day.CurrentMax},{day.PanelMax},{string.Join(' ', day.Errors)}");
        }
    }

    /// <summary>One object in one line.</summary>
    public static string Json(SolarDay day) => RegisterJson.Object(json =>
    {
        json.WriteNumber("days_ago", day.Ago);
        RegisterJson.WriteNumber(json, "day_number", day.Number);
        RegisterJson.WriteNumber(json, "yield_kwh", day.Yield);
        RegisterJson.WriteNumber(json, "consumed_kwh", day.Consumed);
        RegisterJson.WriteNumber(json, "battery_voltage_min", day.BatteryMin);
        RegisterJson.WriteNumber(json, "battery_voltage_max", day.BatteryMax);
        RegisterJson.WriteNumber(json, "bulk_min", day.BulkMinutes);
        RegisterJson.WriteNumber(json, "absorption_min", day.AbsorptionMinutes);
        RegisterJson.WriteNumber(json, "float_min", day.FloatMinutes);
        RegisterJson.WriteNumber(json, "power_max", day.PowerMax);
        RegisterJson.WriteNumber(json, "battery_current_max", day.CurrentMax);
        RegisterJson.WriteNumber(json, "panel_voltage_max", day.PanelMax);
        json.WriteStartArray("errors");
        foreach (int code in day.Errors)
        {
            json.WriteNumberValue(code);
        }

        json.WriteEndArray();
    });

    private static string[] Row(SolarDay day, decimal most) =>
    [
        Name(day),
        Number(day.Yield, 2),
        Clock(day.BulkMinutes),
        Clock(day.AbsorptionMinutes),
        Clock(day.FloatMinutes),
        Number(day.BatteryMin, 2),
        Number(day.BatteryMax, 2),
        Number(day.CurrentMax, 1),
        Number(day.PowerMax, 0),
        Number(day.PanelMax, 2),
        most > 0 && day.Yield is { } yield ? new string('#', (int)Math.Round(yield * BarCells / most, MidpointRounding.AwayFromZero)) : "",
    ];

    private static string Name(SolarDay day) => day.Ago == 0 ? "today" : string.Create(CultureInfo.InvariantCulture, $"-{day.Ago}");

    private static string Number(decimal? number, int decimals) =>
        number?.ToString($"F{decimals}", CultureInfo.InvariantCulture) ?? QuantityFormat.AbsentText;

    // Hours and minutes: people compare stages with the length of a day.
    private static string Clock(int? minutes) => minutes is { } whole
        ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}") : QuantityFormat.AbsentText;
}
