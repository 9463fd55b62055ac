// Minutes of a device, edge, broker and companion with faults, each from one seed: what is called verified is in force, nothing
// that was not asked for is written, nothing twice, nothing late. 2,000 when VICTRON_EDGE_LONG=1, as in CI; 10,000 by the command
// in docs/reliability.md.

using Victron.Edge.Benchmarks.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class SettingsScenarioTests
{
    private const int Scenarios = 150;
    private const int ScenariosInCi = 2_000;

    [Fact]
    public void No_fault_makes_a_wrong_verified_or_a_write_that_nobody_asked_for()
    {
        int count = Environment.GetEnvironmentVariable("VICTRON_EDGE_LONG") == "1" ? ScenariosInCi : Scenarios;
        using var report = new StringWriter();
        IReadOnlyList<(int Seed, string Fault)> faults = SettingsReport.Run(1, count, report);
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(faults.Count == 0, report.ToString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_scenario()
    {
        using var one = new SettingsScenario(7);
        using var other = new SettingsScenario(7);
        Assert.Equal(one.Run(), other.Run());
    }

    [Fact]
    public void A_write_that_nobody_asked_for_is_found_out()
    {
        using var scenario = new SettingsScenario(7) { HasIntruder = true };
        Assert.Contains("nobody had asked for it", scenario.Run().Fault, StringComparison.Ordinal);
    }
}
