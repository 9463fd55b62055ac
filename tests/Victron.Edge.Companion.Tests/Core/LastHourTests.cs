// The last hour in twenty means.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Core;

public sealed class LastHourTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Numbers_of_three_minutes_become_their_mean_in_thousandths()
    {
        var hour = new LastHour();
        hour.Add(new FixedNumber(100, 0), Start);
        hour.Add(new FixedNumber(2005, 1), Start.AddMinutes(2));
        Assert.Equal(150_250, hour.Means(Start.AddMinutes(2))[^1]);
    }

    [Fact]
    public void A_pause_stays_a_gap()
    {
        var hour = new LastHour();
        hour.Add(new FixedNumber(1, 0), Start);
        hour.Add(new FixedNumber(3, 0), Start.AddMinutes(9));
        Assert.Equal([1000, null, null, 3000], hour.Means(Start.AddMinutes(9)).TakeLast(4));
    }

    [Fact]
    public void What_is_older_than_an_hour_is_forgotten()
    {
        var hour = new LastHour();
        hour.Add(new FixedNumber(1, 0), Start);
        Assert.All(hour.Means(Start.AddMinutes(61)), mean => Assert.Null(mean));
        hour.Add(new FixedNumber(2, 0), Start.AddMinutes(61));
        Assert.Equal([null, 2000], hour.Means(Start.AddMinutes(61)).TakeLast(2));
    }
}
