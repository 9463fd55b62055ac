// The days of a solar charger as people and programs get them.

using System.Text.Json.Nodes;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Tests.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class SolarDayViewTests
{
    private static readonly SolarDay[] Days =
    [
        new(0, 274, 0.48m, null, 14.21m, 12.52m, 194, 0, 0, 187m, 13.2m, 35.28m, []),
        new(1, 273, 1.32m, 0.21m, 14.43m, 12.61m, 250, 62, 405, 286m, 20.1m, 38.20m, [33]),
        new(2, null, null, null, null, null, null, null, null, null, null, null, []),
        new(30, 244, 0.00m, null, 12.60m, 12.55m, 0, 0, 0, 0m, 0.0m, 8.01m, []),
    ];

    [Fact]
    public void The_table_fits_80_columns()
    {
        string text = string.Join('\n', SolarDayView.Lines(Days, _ => "Input voltage too high")) + "\n";
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Snapshot.Matches("solar-days", text);
    }

    [Fact]
    public void A_charger_that_never_saw_the_sun_has_no_bars() =>
        Assert.DoesNotContain('#', string.Concat(SolarDayView.Lines([Days[3]], _ => "")));

    [Fact]
    public void The_CSV_has_a_row_a_day_and_empty_cells_for_what_is_absent() => Assert.Equal(
        [
            "days_ago,day_number,yield_kwh,consumed_kwh,battery_voltage_min,battery_voltage_max,bulk_min,absorption_min,float_min,power_max,battery_current_max,panel_voltage_max,errors",
            "30,244,0.00,,12.55,12.60,0,0,0,0,0.0,8.01,",
            "2,,,,,,,,,,,,",
            "1,273,1.32,0.21,12.61,14.43,250,62,405,286,20.1,38.20,33",
            "0,274,0.48,,12.52,14.21,194,0,0,187,13.2,35.28,",
        ], SolarDayView.Csv(Days));

    [Fact]
    public void The_JSON_leaves_out_what_is_absent()
    {
        JsonObject day = JsonNode.Parse(SolarDayView.Json(Days[0]))!.AsObject();
        Assert.Equal("0.48", day["yield_kwh"]!.ToJsonString());
        Assert.False(day.ContainsKey("consumed_kwh"));
        Assert.Equal("""{"days_ago":2,"errors":[]}""", SolarDayView.Json(Days[2]));
    }
}
