// ApiSeries: one quantity of one device over time, for charts and programs.

using System.ComponentModel;
using Victron.Edge.Core.Trends;
using Victron.Edge.Web.History;

namespace Victron.Edge.Web.Api;

/// <summary>A quantity over time. Spans of which nothing is known are not there.</summary>
internal sealed record ApiSeries(
    [property: Description("Where the device is: EDGE/PORT.")] string Device,
    [property: Description("Key of the quantity.")] string Key,
    [property: Description("Its name.")] string Name,
    [property: Description("Its unit; empty for none.")] string Unit,
    [property: Description("Numbers, six each: begin in milliseconds since 1970, smallest, mean over time, largest, last, and the seconds for which it is known.")]
    IReadOnlyList<IReadOnlyList<decimal>> Points,
    [property: Description("Words, for what is no number.")] IReadOnlyList<ApiWord> Words)
{
    /// <summary>Makes it from a series.</summary>
    public static ApiSeries Of(HistorySeries series) => new(
        series.Address.ToString(), series.Key, series.Name, series.Unit,
        [.. series.Points.Where(point => point.Cell.Word is null).Select(point => Numbers(point.AtMs, point.Cell))],
        [.. series.Points.Where(point => point.Cell.Word is not null).Select(point => new ApiWord(point.AtMs, point.Cell.Word!, point.Cell.CoveredMs / 1000))]);

    private static decimal[] Numbers(long at, TrendCell cell) => [at, cell.Number(cell.Min), cell.Mean, cell.Number(cell.Max), cell.Number(cell.Last), cell.CoveredMs / 1000];
}
