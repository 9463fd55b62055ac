// FaultTests: each fault does what its name says, at its rate, and the same way for the same seed.
using Victron.Edge.Simulator.Faults;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class FaultTests
{
    private const long SpanMs = 120_000;

    private static List<WireByte> Clean() => WireReading.Drain(WireReading.Device("mppt-75-15"), 0, SpanMs);

    private static List<WireByte> With(params Fault[] faults) =>
        WireReading.Drain(FaultyLink.Around(WireReading.Device("mppt-75-15"), faults, 11), 0, SpanMs);

    [Fact]
    public void Rate_zero_changes_nothing() =>
        Assert.Equal(Clean(), With([.. Enum.GetValues<FaultKind>().Select(kind => new Fault(kind, 0))]));

    [Fact]
    public void Flip_turns_exactly_one_bit_of_some_bytes()
    {
        List<WireByte> clean = Clean();
        List<WireByte> damaged = With(new Fault(FaultKind.Flip, 0.01));

        Assert.Equal(clean.Count, damaged.Count);
        List<int> differences = [.. clean.Zip(damaged, (before, after) => before.Value ^ after.Value).Where(bits => bits != 0)];
        Assert.All(differences, bits => Assert.True(int.IsPow2(bits)));
        Assert.InRange(differences.Count, clean.Count / 200, clean.Count / 50);
    }

    [Fact]
    public void Drop_loses_bytes_and_changes_none()
    {
        List<WireByte> clean = Clean();
        List<WireByte> damaged = With(new Fault(FaultKind.Drop, 0.01));

        Assert.InRange(clean.Count - damaged.Count, clean.Count / 200, clean.Count / 50);
        Assert.Equal(damaged, InOrderOf(clean, damaged));
    }

    [Fact]
    public void Insert_adds_bytes_and_loses_none()
    {
        List<WireByte> clean = Clean();
        List<WireByte> damaged = With(new Fault(FaultKind.Insert, 0.01));

        Assert.InRange(damaged.Count - clean.Count, clean.Count / 200, clean.Count / 50);
        Assert.Equal(clean, InOrderOf(damaged, clean));
    }

    [Fact]
    public void Pause_holds_bytes_back_and_loses_none()
    {
        List<WireByte> clean = Clean();
        List<WireByte> damaged = With(new Fault(FaultKind.Pause, 0.2));

        Assert.Equal(clean.Take(damaged.Count).Select(b => b.Value), damaged.Select(b => b.Value));
        Assert.Contains(clean.Zip(damaged, (before, after) => after.SentMs - before.SentMs), lateMs => lateMs > 300);
        Assert.All(damaged.Zip(damaged.Skip(1)), pair => Assert.True(pair.Second.SentMs >= pair.First.SentMs));
    }

    [Fact]
    public void Garbage_comes_in_bursts_between_untouched_bytes()
    {
        List<WireByte> clean = Clean();
        List<WireByte> damaged = With(new Fault(FaultKind.Garbage, 0.1));

        Assert.InRange(damaged.Count - clean.Count, 200, 24_000);
        Assert.Equal(clean, InOrderOf(damaged, clean));
    }

    [Fact]
    public void Brown_out_restarts_the_device_which_then_starts_up_again()
    {
        List<WireByte> damaged = With(new Fault(FaultKind.BrownOut, 0.05));
        WireReading reading = WireReading.Of(damaged);

        Assert.Contains(damaged.Zip(damaged.Skip(1)), pair => pair.Second.SentMs - pair.First.SentMs > 2000 && pair.Second.Value == 0);
        Assert.Contains(reading.GoodBlocks, block => block["CS"] is "0" or "245");
        Assert.Contains(reading.GoodBlocks, block => block["CS"] == "3");
    }

    [Fact]
    public void Faults_combine_and_the_same_seed_damages_the_same_bytes()
    {
        Fault[] faults = [.. Enum.GetValues<FaultKind>().Select(Fault.WithUsualRate)];

        Assert.Equal(With(faults), With(faults));
        Assert.NotEqual(Clean(), With(faults));
    }

    [Theory]
    [InlineData("flip", FaultKind.Flip, 0.001)]
    [InlineData("brown-out=0.5", FaultKind.BrownOut, 0.5)]
    [InlineData("PAUSE=1", FaultKind.Pause, 1)]
    public void Fault_words_are_understood(string text, FaultKind kind, double rate)
    {
        Assert.True(Fault.TryParse(text, out Fault? fault, out _));
        Assert.Equal(new Fault(kind, rate), fault);
    }

    [Theory]
    [InlineData("flop", "unknown fault 'flop', use one of flip, drop, insert, pause, garbage, brown-out")]
    [InlineData("flip=2", "fault rate '2' is not a number from 0 to 1, for example flip=0.01")]
    [InlineData("drop=", "fault rate '' is not a number from 0 to 1, for example drop=0.01")]
    public void Wrong_fault_words_are_explained(string text, string expected)
    {
        Assert.False(Fault.TryParse(text, out _, out string problem));
        Assert.Equal(expected, problem);
    }

    // The members of the shorter list as found in the longer one, in order; complete only when none was changed or lost.
    private static List<WireByte> InOrderOf(List<WireByte> longer, List<WireByte> shorter)
    {
        List<WireByte> found = [];
        foreach (WireByte next in longer)
        {
            if (found.Count < shorter.Count && shorter[found.Count] == next)
            {
                found.Add(next);
            }
        }

        return found;
    }
}
