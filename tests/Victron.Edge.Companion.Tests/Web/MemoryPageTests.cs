// What a device remembers, on the page: days as bars that stand where and as high as their figures say, counters as a table.

using System.Net;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Settings;
using Victron.Edge.Web.Settings;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class MemoryPageTests
{
    // The recorded day of the protocol's description.
    private const string Recorded = "000000000000000000ED04C6040000000000C200000000000B0000000900C80D1201";
    private const string Memory = "/device/van-1/ve1/memory";

    [Fact]
    public async Task Days_are_bars_and_a_table()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        web.Device[0x1050] = Convert.FromHexString(Recorded);
        string page = await web.RestAsync(Memory);
        Assert.Contains("<title>today: 12.22 to 12.61 V</title>", page, StringComparison.Ordinal);
        Assert.Contains("<title>today: bulk 3 h 14 min</title>", page, StringComparison.Ordinal);
        Assert.Contains("today (274)", page, StringComparison.Ordinal);
        Assert.Contains("<td>35.28 V</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_does_not_answer_is_told_so()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        web.Device.IsSilent = true;
        Assert.Contains("did not answer; try again.", await web.RestAsync(Memory), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_battery_monitor_shows_its_counters()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync(bench: new Bench("bmv712", "4.08"));
        web.Device[0x0300] = Convert.FromHexString("3EF0FFFF");
        string page = await web.RestAsync(Memory);
        Assert.Contains("-403.4 Ah", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<rect", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_stand_by_their_day_and_are_as_high_as_their_figure()
    {
        SolarDay[] days = [Day(0, 2.0m, 12, 14), Day(1, null, null, null), Day(30, 1.0m, 12.5m, 13)];
        IReadOnlyList<DayChart> charts = DayChart.Of(days);
        Assert.Equal([(602m, 0m, 120m), (2m, 60m, 60m)], charts[0].Bars.Select(bar => (bar.X, bar.Y, bar.Height)));
        Assert.Equal(["bulk", "absorption", "float", "bulk", "absorption", "float", "bulk", "absorption", "float"], charts[1].Bars.Select(bar => bar.Series));
        Assert.Equal([(48m, 72m), (12m, 36m), (0m, 12m)], charts[1].Bars.Take(3).Select(bar => (bar.Y, bar.Height)));
        Assert.Equal((12m, 14m), (charts[2].Low, charts[2].High));
        Assert.Equal([(0m, 120m), (60m, 30m)], charts[2].Bars.Select(bar => (bar.Y, bar.Height)));
        Assert.All(charts.SelectMany(chart => chart.Bars), bar => Assert.InRange(bar.Y + bar.Height, 0, DayChart.Height));
    }

    [Fact]
    public void Days_without_figures_draw_nothing() => Assert.All(DayChart.Of([Day(0, null, null, null) with { BulkMinutes = null, AbsorptionMinutes = null, FloatMinutes = null }]), chart => Assert.Empty(chart.Bars));

    private static SolarDay Day(int ago, decimal? yield, decimal? low, decimal? high) => new(ago, ago, yield, 0, high, low, 360, 180, 60, 100, 5, 40, []);
}
