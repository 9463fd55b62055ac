// CorruptionTests: a short form of the run behind docs/reliability.md; the same seed gives the same figures every time.

using Victron.Edge.Benchmarks.Corruption;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class CorruptionTests
{
    private const long Blocks = 350_000;

    // 1 in 100,000 would be 3.5; the long run gives 1 in 165,000.
    private const long WrongMax = 7;

    [Fact]
    public void Damaged_blocks_put_hardly_any_wrong_value_out()
    {
        using var printed = new StringWriter();
        IReadOnlyList<CorruptionRun> runs = CorruptionReport.Run(Blocks, 1, [], printed);
        TestContext.Current.TestOutputHelper?.WriteLine(printed.ToString());

        long byChecksum = runs.Sum(run => run.WrongByChecksum.Sum());
        long byGuard = runs.Sum(run => run.WrongByGuard.Sum());
        Assert.InRange(byChecksum, 200, long.MaxValue);   // the damage is real: the checksum alone lets it through
        Assert.InRange(byGuard, 0, WrongMax);
        Assert.InRange(runs.Sum(run => run.LostSeconds), 0, runs.Sum(run => run.CleanSeconds) / 200);
    }
}
