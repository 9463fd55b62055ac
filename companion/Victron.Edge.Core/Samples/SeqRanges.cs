// SeqRanges: which numbers above a hole have arrived, as runs; a bounded number of them, however wild the sender is.

namespace Victron.Edge.Core.Samples;

/// <summary>An ordered set of numbers.</summary>
internal sealed class SeqRanges
{
    // An honest edge leaves a hole per interruption and fills it within minutes.
    public const int CountMax = 256;

    private readonly List<SeqRange> _ranges;

    public SeqRanges(IEnumerable<SeqRange> ranges) => _ranges = [.. ranges];

    /// <summary>How many numbers are in the set.</summary>
    public long Numbers { get; private set; }

    public IReadOnlyList<SeqRange> Ranges => _ranges;

    /// <summary>The largest number; null when the set is empty.</summary>
    public long? Largest => _ranges.Count > 0 ? _ranges[^1].Last : null;

    public static SeqRanges Of(IReadOnlyList<SeqRange> ranges) => new(ranges) { Numbers = ranges.Sum(range => range.Last - range.First + 1) };

    public bool Contains(long seq)
    {
        int at = After(seq);
        return at > 0 && _ranges[at - 1].Last >= seq;
    }

    /// <summary>Adds a number that is not in the set.</summary>
    /// <returns>False when that would take one more run than the set may hold.</returns>
    public bool TryAdd(long seq)
    {
        int at = After(seq);
        bool joinsBefore = at > 0 && _ranges[at - 1].Last == seq - 1;
        bool joinsAfter = at < _ranges.Count && _ranges[at].First == seq + 1;
        if (joinsBefore)
        {
            _ranges[at - 1] = new SeqRange(_ranges[at - 1].First, joinsAfter ? _ranges[at].Last : seq);
            if (joinsAfter)
            {
                _ranges.RemoveAt(at);
            }
        }
        else if (joinsAfter)
        {
            _ranges[at] = new SeqRange(seq, _ranges[at].Last);
        }
        else if (_ranges.Count >= CountMax)
        {
            return false;
        }
        else
        {
            _ranges.Insert(at, new SeqRange(seq, seq));
        }

        Numbers++;
        return true;
    }

    /// <summary>Takes every number up to a limit out, and the run that goes on right behind it.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="taken">How many of the numbers taken out are not above the limit.</param>
    /// <returns>The end of the run that goes on behind the limit; the limit itself when none does.</returns>
    public long TakeUpTo(long limit, out long taken)
    {
        taken = 0;
        long reached = limit;
        int gone = 0;
        while (gone < _ranges.Count && _ranges[gone].First <= reached + 1)
        {
            SeqRange range = _ranges[gone++];
            taken += Math.Max(0, Math.Min(range.Last, limit) - range.First + 1);
            reached = Math.Max(reached, range.Last);
            Numbers -= range.Last - range.First + 1;
        }

        _ranges.RemoveRange(0, gone);
        return reached;
    }

    // Index of the first run that begins behind a number.
    private int After(long seq)
    {
        int low = 0;
        int high = _ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].First > seq)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
