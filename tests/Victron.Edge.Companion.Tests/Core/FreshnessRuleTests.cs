// The four words for freshness.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Core;

public sealed class FreshnessRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 14, 3, 5, TimeSpan.Zero);
    private static readonly EdgeNode Alive = new("van-1") { IsOnline = true };

    [Theory]
    [InlineData(1, 10, Freshness.Live)]
    [InlineData(1, 10.001, Freshness.Late)]
    [InlineData(5, 15, Freshness.Live)]
    [InlineData(5, 15.001, Freshness.Late)]
    public void Live_lasts_three_intervals_and_at_least_ten_seconds(int intervalSeconds, double ageSeconds, Freshness word)
    {
        Device device = At(PortStatus.Online) with { Interval = TimeSpan.FromSeconds(intervalSeconds), StateAt = Now - TimeSpan.FromSeconds(ageSeconds) };
        Assert.Equal(word, FreshnessRule.Of(device, Alive, Now));
    }

    [Fact]
    public void A_port_is_offline_when_its_edge_is()
    {
        EdgeNode gone = Alive with { IsOnline = false, StatusSince = Now - TimeSpan.FromMinutes(2) };
        Assert.Equal(Freshness.Offline, FreshnessRule.Of(At(PortStatus.Online), gone, Now));
        Assert.Equal(Now - TimeSpan.FromMinutes(2), FreshnessRule.Since(At(PortStatus.Online), gone));
    }

    [Fact]
    public void A_silent_port_is_offline_and_a_quiet_one_is_quiet()
    {
        Assert.Equal(Freshness.Offline, FreshnessRule.Of(At(PortStatus.Offline), Alive, Now));
        Assert.Equal(Freshness.Quiet, FreshnessRule.Of(At(PortStatus.Quiet), Alive, Now));
    }

    [Fact]
    public void Values_of_unknown_age_are_never_live() =>
        Assert.Equal(Freshness.Late, FreshnessRule.Of(At(PortStatus.Online) with { StateAt = null }, Alive, Now));

    [Fact]
    public void Nothing_is_live_before_the_edge_said_so() =>
        Assert.Equal(Freshness.Late, FreshnessRule.Of(At(PortStatus.Online), null, Now));

    [Fact]
    public void A_value_from_the_future_has_no_negative_age() =>
        Assert.Equal(TimeSpan.Zero, FreshnessRule.Age(At(PortStatus.Online) with { StateAt = Now + TimeSpan.FromHours(1) }, Now));

    private static Device At(PortStatus status) => new(new PortAddress("van-1", "ve1")) { Status = status, StateAt = Now };
}
