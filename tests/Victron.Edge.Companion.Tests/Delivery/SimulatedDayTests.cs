// Days of edges, network, broker and companion with faults, each from one seed: every sample is stored once or in a counter.
// 500 days when VICTRON_EDGE_LONG=1, as in CI; 10,000 by the command in docs/reliability.md.

using Victron.Edge.Benchmarks.Delivery;

namespace Victron.Edge.Companion.Tests.Delivery;

public sealed class SimulatedDayTests
{
    private const int Days = 25;
    private const int DaysInCi = 500;

    [Fact]
    public void Every_sample_of_every_day_is_stored_once_or_in_a_counter()
    {
        int days = Environment.GetEnvironmentVariable("VICTRON_EDGE_LONG") == "1" ? DaysInCi : Days;
        using var report = new StringWriter();
        IReadOnlyList<(int Seed, string Fault)> faults = DeliveryReport.Run(1, days, report);
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(faults.Count == 0, report.ToString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_day() =>
        Assert.Equal(new SimDay(7, new SimStore()).Run(), new SimDay(7, new SimStore()).Run());

    [Fact]
    public void A_store_that_loses_a_sample_is_found_out()
    {
        DeliveryResult result = new SimDay(7, new SimStore { LosesEach = 400 }).Run();
        Assert.NotNull(result.Fault);
    }
}
