// DayChart: days as bars, oldest left, in units of a picture that grows with its place. A day without a figure is a gap.

using System.Globalization;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>A part of a bar.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Height">Height.</param>
/// <param name="Series">Which series it is, for its colour.</param>
/// <param name="Words">Day and figure.</param>
public sealed record DayBar(decimal X, decimal Y, decimal Height, string Series, string Words);

/// <summary>Bars of one quantity.</summary>
/// <param name="Name">What is shown.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Low">Figure at the foot.</param>
/// <param name="High">Figure at the top.</param>
/// <param name="Bars">The bars.</param>
public sealed record DayChart(string Name, string Unit, decimal Low, decimal High, IReadOnlyList<DayBar> Bars)
{
    /// <summary>Width of a picture.</summary>
    public const int Width = 31 * Step;

    /// <summary>Height of a picture.</summary>
    public const int Height = 120;

    /// <summary>Width of a bar.</summary>
    public const int BarWidth = 16;

    private const int Step = 20;
    private const int DaysMax = 31;
    private const decimal MinutesPerHour = 60;

    /// <summary>Yield, times of the stages, and the range of the battery voltage.</summary>
    public static IReadOnlyList<DayChart> Of(IReadOnlyList<SolarDay> days) => [Yield(days), Stages(days), Voltage(days)];

    /// <summary>A day in words.</summary>
    public static string DayName(int ago) => ago switch
    {
        0 => SettingsTexts.DaysToday,
        1 => SettingsTexts.DaysYesterday,
        _ => Say.With(SettingsTexts.DaysAgo, ago),
    };

    private static DayChart Yield(IReadOnlyList<SolarDay> days)
    {
        decimal high = Math.Max(days.Max(day => day.Yield) ?? 0, 0.1m);
        return new DayChart(SettingsTexts.DaysYield, "kWh", 0, high, [.. days.Where(day => day.Yield is not null).Select(day => Bar(day, "solar", 0, day.Yield!.Value, 0, high, string.Create(CultureInfo.InvariantCulture, $"{day.Yield} kWh")))]);
    }

    private static DayChart Stages(IReadOnlyList<SolarDay> days)
    {
        decimal high = Math.Max(decimal.Ceiling(days.Max(day => (day.BulkMinutes ?? 0) + (day.AbsorptionMinutes ?? 0) + (day.FloatMinutes ?? 0)) / MinutesPerHour), 1);
        var bars = new List<DayBar>();
        foreach (SolarDay day in days)
        {
            decimal from = 0;
            foreach ((string name, string words, int? minutes) in ((string, string, int?)[])[("bulk", SettingsTexts.DaysBulk, day.BulkMinutes), ("absorption", SettingsTexts.DaysAbsorption, day.AbsorptionMinutes), ("float", SettingsTexts.DaysFloat, day.FloatMinutes)])
            {
                decimal hours = (minutes ?? 0) / MinutesPerHour;
                if (hours > 0)
                {
                    bars.Add(Bar(day, name, from, from + hours, 0, high, Say.With(words, minutes / 60, minutes % 60)));
                }

                from += hours;
            }
        }

        return new DayChart(SettingsTexts.DaysStages, "h", 0, high, bars);
    }

    private static DayChart Voltage(IReadOnlyList<SolarDay> days)
    {
        SolarDay[] known = [.. days.Where(day => day is { BatteryMin: not null, BatteryMax: not null })];
        decimal low = known.Length > 0 ? decimal.Floor(known.Min(day => day.BatteryMin!.Value)) : 0;
        decimal high = known.Length > 0 ? decimal.Ceiling(known.Max(day => day.BatteryMax!.Value)) : 1;
        high = high > low ? high : low + 1;
        return new DayChart(SettingsTexts.DaysVoltage, "V", low, high, [.. known.Select(day => Bar(day, "battery", day.BatteryMin!.Value, day.BatteryMax!.Value, low, high, Say.With(SettingsTexts.DaysVoltages, day.BatteryMin, day.BatteryMax)))]);
    }

    private static DayBar Bar(SolarDay day, string series, decimal from, decimal to, decimal low, decimal high, string words)
    {
        decimal scale = Height / (high - low);
        decimal height = Math.Max((to - from) * scale, 1);
        return new DayBar((DaysMax - 1 - day.Ago) * Step + ((Step - BarWidth) / 2m), Math.Max(Height - ((to - low) * scale), 0), height, series, Say.With(SettingsTexts.DaysBar, DayName(day.Ago), words));
    }
}
