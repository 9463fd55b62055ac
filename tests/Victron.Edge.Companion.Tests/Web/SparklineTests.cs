// The small lines of the overview: what they show, gaps, what is kept for how long, and many devices at once.

using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.History;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class SparklineTests
{
    private const long QuarterMs = 15 * 60_000;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_line_shows_means_of_quarters_and_gaps_stay_gaps()
    {
        long now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var book = new LineBook(
            [(now - (4 * QuarterMs), 100), (now - (4 * QuarterMs) + 60_000, 140), (now - (3 * QuarterMs), 160), (now - QuarterMs, 80), (now, 120)]);
        Sparkline line = new Sparklines(book, _time).Of([Solar("ve1")])[new PortAddress("van-1", "ve1")];
        Assert.Equal(("M91 12L92 0M94 24L95 12", 80m, 160m), (line.Path, line.Low, line.High));
    }

    [Fact]
    public void It_is_read_anew_after_five_minutes_and_one_point_is_no_line()
    {
        var book = new LineBook([(_time.GetUtcNow().ToUnixTimeMilliseconds(), 100)]);
        var lines = new Sparklines(book, _time);
        Assert.Empty(lines.Of([Solar("ve1")]));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(lines.Of([Solar("ve1")]));
        Assert.Equal(1, book.Reads);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(lines.Of([Solar("ve1")]));
        Assert.Equal(2, book.Reads);
    }

    [Fact]
    public void Of_many_devices_some_are_read_at_a_time_until_all_have_a_line()
    {
        long now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var lines = new Sparklines(new LineBook([(now - QuarterMs, 100), (now, 110)]), _time);
        Device[] devices = [.. Enumerable.Range(1, 50).Select(port => Solar($"ve{port}"))];
        Assert.Equal([20, 40, 50], new[] { lines.Of(devices).Count, lines.Of(devices).Count, lines.Of(devices).Count });
    }

    [Fact]
    public void Without_a_past_there_are_none() => Assert.Empty(new Sparklines(new NoHistory(), _time).Of([Solar("ve1")]));

    private static Device Solar(string port)
    {
        var state = new LiveState(TimeProvider.System);
        var address = new PortAddress("van-1", port);
        state.SetIdentity(address, new DeviceIdentity("0xA056", "MPPT", "mppt_smartsolar", "HQ2", "3.16"), false);
        state.SetState(address, new StateMessage("run", 1, null, [new("pv_power", new RawValue(LiveValueKind.Number, "140"))]), kept: false);
        return state.Devices().Single();
    }
}
