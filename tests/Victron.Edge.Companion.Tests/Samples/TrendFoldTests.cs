// Folding: a mean is over time and not over samples, a gap stays a gap, and hours of minutes say what hours of samples would.

using System.Globalization;
using CsCheck;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class TrendFoldTests
{
    private const long Minute = 60_000;

    [Fact]
    public void A_mean_is_over_the_time_for_which_each_value_stood()
    {
        TrendCell cell = Assert.Single(Fold(0, Minute, (0, "pv_power", "100"), (45_000, "pv_power", "20")));
        Assert.Equal(("pv_power", 20L, 100L, 20L, 80.0m, Minute), (cell.Key, cell.Min, cell.Max, cell.Last, cell.Mean, cell.CoveredMs));
    }

    [Fact]
    public void What_stood_before_the_minute_stands_on_into_it()
    {
        TrendCell cell = Assert.Single(Fold(Minute, 2 * Minute, (50_000, "pv_power", "100"), (75_000, "pv_power", "20")));
        Assert.Equal((20L, 100L, 40.0m, Minute), (cell.Min, cell.Max, cell.Mean, cell.CoveredMs));
        Assert.Empty(Fold(Minute, 2 * Minute, (50_000, "pv_power", "100")));
    }

    [Fact]
    public void Silence_is_not_covered()
    {
        IReadOnlyList<TrendCell> hour = TrendFold.Spans(Fold(0, Minute, (10_000, "pv_power", "100")).Concat(Fold(30 * Minute, 31 * Minute, (30 * Minute, "pv_power", "50"))));
        Assert.Equal(50_000 + Minute, Assert.Single(hour).CoveredMs);
    }

    [Fact]
    public void Digits_widen_and_absent_values_and_long_texts_count_for_nothing()
    {
        TrendCell cell = Assert.Single(Fold(0, Minute, (0, "battery_voltage", "13"), (30_000, "battery_voltage", "13.25")));
        Assert.Equal((2, 1300L, 1325L, 13.125m), (cell.Decimals, cell.Min, cell.Max, cell.Mean));
        Assert.Empty(TrendFold.Samples([(0, [new("load_current", new RawValue(LiveValueKind.Absent, ""))]), (1, [new("raw_x", new RawValue(LiveValueKind.Text, new string('x', 41)))])], 0, Minute));
    }

    [Fact]
    public void The_last_word_counts()
    {
        IReadOnlyList<KeyValuePair<string, RawValue>> Word(string word) => [new("device_state", new RawValue(LiveValueKind.Text, word))];
        TrendCell cell = Assert.Single(TrendFold.Samples([(0, Word("bulk")), (20_000, Word("float"))], 0, Minute));
        Assert.Equal(("float", Minute), (cell.Word, cell.CoveredMs));
    }

    [Fact]
    public void An_hour_of_minutes_is_an_hour_of_samples() => Gen.Select(Gen.Int[-5_000, 5_000], Gen.Int[200, 70_000]).Array[1, 300].Sample(
        steps =>
        {
            var samples = new List<(long, string, string)>();
            long at = 0;
            foreach ((int value, int step) in steps)
            {
                samples.Add((at, "battery_current", (value / 100m).ToString("0.00", CultureInfo.InvariantCulture)));
                at += step;
            }

            long end = ((at / Minute) + 1) * Minute;
            (long, string, string)[] all = [.. samples.Where(sample => sample.Item1 < end)];
            IEnumerable<TrendCell> minutes = Enumerable.Range(0, (int)(end / Minute)).SelectMany(i => Fold(i * Minute, (i + 1) * Minute, all));
            TrendCell folded = Assert.Single(TrendFold.Spans(minutes));
            TrendCell whole = Assert.Single(Fold(0, end, all));
            Assert.Equal((whole.Min, whole.Max, whole.Last), (folded.Min, folded.Max, folded.Last));

            // The tail of the last sample may lie in a minute without any of its own.
            Assert.InRange(whole.CoveredMs - folded.CoveredMs, 0, samples.Count * Minute);
            Assert.True(whole.CoveredMs != folded.CoveredMs || Math.Abs(whole.Mean - folded.Mean) < 0.02m, $"{whole.Mean} {folded.Mean}");
        });

    private static IReadOnlyList<TrendCell> Fold(long from, long to, params (long At, string Key, string Digits)[] samples) => TrendFold.Samples(
        [.. samples.Where(each => each.At < to && each.At >= from - TrendFold.HoldMs).Select(each => (each.At, (IReadOnlyList<KeyValuePair<string, RawValue>>)[new(each.Key, new RawValue(LiveValueKind.Number, each.Digits))]))], from, to);
}
