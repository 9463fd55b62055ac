// TrendFold: folds samples into a minute, and minutes into hours and days. A sample counts until the next one, a minute at most: an edge
// that is silent for longer leaves a gap.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Trends;

/// <summary>Folds values over time.</summary>
public static class TrendFold
{
    /// <summary>How long a sample counts when none follows, ms; so far before a span samples are needed to fold it.</summary>
    public const long HoldMs = 60_000;

    private const int WordMax = 40;

    /// <summary>Folds samples.</summary>
    /// <param name="samples">By time; those of up to <see cref="HoldMs"/> before the span too.</param>
    /// <param name="fromMs">Begin of the span, ms since 1970.</param>
    /// <param name="toMs">Its end, not included.</param>
    /// <returns>By key; without what was not sent within the span.</returns>
    public static IReadOnlyList<TrendCell> Samples(IReadOnlyList<(long AtMs, IReadOnlyList<KeyValuePair<string, RawValue>> Values)> samples, long fromMs, long toMs)
    {
        var sums = new SortedDictionary<string, Sum>(StringComparer.Ordinal);
        for (int i = 0; i < samples.Count; i++)
        {
            (long at, IReadOnlyList<KeyValuePair<string, RawValue>> values) = samples[i];
            long until = Math.Min(Math.Min(i + 1 < samples.Count ? samples[i + 1].AtMs : long.MaxValue, at + HoldMs), toMs);
            long covered = Math.Max(0, until - Math.Max(at, fromMs));
            foreach ((string key, RawValue value) in values)
            {
                if (value.Kind != LiveValueKind.Absent)
                {
                    sums[key] = (sums.TryGetValue(key, out Sum? sum) ? sum : new Sum()).Add(value, covered, at >= fromMs);
                }
            }
        }

        return [.. sums.Where(each => each.Value.IsWithin).Select(each => each.Value.Cell(each.Key)).OfType<TrendCell>()];
    }

    /// <summary>Folds spans into a longer one.</summary>
    /// <param name="cells">Of all quantities, by time.</param>
    public static IReadOnlyList<TrendCell> Spans(IEnumerable<TrendCell> cells)
    {
        var folded = new SortedDictionary<string, TrendCell>(StringComparer.Ordinal);
        foreach (TrendCell cell in cells)
        {
            folded[cell.Key] = folded.TryGetValue(cell.Key, out TrendCell before) ? Join(before, cell) : cell;
        }

        return [.. folded.Values];
    }

    private static TrendCell Join(TrendCell a, TrendCell b)
    {
        // What was a word becomes a number, or the other way round, with another firmware: the newer counts.
        if (a.Word is not null || b.Word is not null)
        {
            return b with { CoveredMs = a.Word is not null == b.Word is not null ? a.CoveredMs + b.CoveredMs : b.CoveredMs };
        }

        int decimals = Math.Max(a.Decimals, b.Decimals);
        (a, b) = (a.Widen(decimals), b.Widen(decimals));
        long covered = a.CoveredMs + b.CoveredMs;
        decimal mean = covered == 0 ? b.MeanTenths : (((decimal)a.MeanTenths * a.CoveredMs) + ((decimal)b.MeanTenths * b.CoveredMs)) / covered;
        return b with { Min = Math.Min(a.Min, b.Min), Max = Math.Max(a.Max, b.Max), MeanTenths = (long)Math.Round(mean), CoveredMs = covered };
    }

    private sealed class Sum
    {
        private FixedNumber _last;
        private string? _word;
        private decimal _weighted;
        private decimal _min = decimal.MaxValue;
        private decimal _max = decimal.MinValue;
        private int _decimals;
        private long _covered;

        /// <summary>Whether it was sent within the span, and not only before it.</summary>
        public bool IsWithin { get; private set; }

        public Sum Add(RawValue value, long covered, bool isWithin)
        {
            IsWithin |= isWithin;
            if (value.Kind == LiveValueKind.Number && FixedNumber.TryParse(value.Text, out FixedNumber number))
            {
                decimal each = number.ToDecimal();
                _word = null;
                _last = number;
                _decimals = Math.Max(_decimals, number.Decimals);
                _weighted += each * covered;
                _covered += covered;

                // The value before the span is in force at its begin, so it belongs to it when it reaches into it.
                if (isWithin || covered > 0)
                {
                    _min = Math.Min(_min, each);
                    _max = Math.Max(_max, each);
                }
            }
            else
            {
                _word = value.Text.Length <= WordMax ? value.Text : null;
                _covered += covered;
            }

            return this;
        }

        public TrendCell? Cell(string key)
        {
            if (_word is not null)
            {
                return new TrendCell(key, _word, 0, 0, 0, 0, 0, _covered);
            }

            if (_min > _max)
            {
                return null;
            }

            long power = FixedNumber.PowerOfTen(_decimals);
            decimal mean = _covered > 0 ? _weighted / _covered : _last.ToDecimal();
            return new TrendCell(
                key, null, _decimals, (long)(_min * power), (long)(_max * power), _last.Round(_decimals).Raw, (long)Math.Round(mean * power * 10), _covered);
        }
    }
}
