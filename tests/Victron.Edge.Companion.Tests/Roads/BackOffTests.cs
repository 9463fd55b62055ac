// Waits between attempts.

using Victron.Edge.Roads;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class BackOffTests
{
    [Fact]
    public void Waits_double_up_to_half_a_minute_with_a_quarter_of_chance()
    {
        var backOff = new BackOff(new Random(1));
        double[] expected = [1, 2, 4, 8, 16, 30, 30];
        Assert.All(expected, seconds => Assert.InRange(backOff.Next().TotalSeconds, seconds * 0.75, seconds * 1.25));
    }

    [Fact]
    public void Success_starts_anew()
    {
        var backOff = new BackOff(new Random(1));
        _ = backOff.Next();
        _ = backOff.Next();
        backOff.Reset();
        Assert.InRange(backOff.Next().TotalSeconds, 0.75, 1.25);
    }
}
