// BootLedger: which samples of one run of an edge are there, up to where there is no open hole, and how many are lost.
// Knows numbers only: no values, no time, no store. Every answer holds for any order of messages and any repetition.
// Source: MQTT contract v1, section on delivery: `stored` n means that every number up to n is stored or known to be gone.

namespace Victron.Edge.Core.Samples;

/// <summary>Book of one run of numbers.</summary>
public sealed class BootLedger
{
    /// <summary>The largest number that is believed: one a millisecond for 34 years.</summary>
    public const long SeqMax = 1L << 40;

    private readonly SeqRanges _held;

    /// <summary>Goes on where an earlier book ended.</summary>
    /// <param name="stored">As <see cref="Stored"/>.</param>
    /// <param name="lost">As <see cref="Lost"/>.</param>
    /// <param name="held">As <see cref="Held"/>.</param>
    public BootLedger(long stored, long lost, IReadOnlyList<SeqRange> held)
    {
        Stored = stored;
        Lost = lost;
        _held = SeqRanges.Of(held);
    }

    /// <summary>Every number up to this one was accepted or is known to be gone.</summary>
    public long Stored { get; private set; }

    /// <summary>How many of those were never accepted.</summary>
    public long Lost { get; private set; }

    /// <summary>Accepted numbers above <see cref="Stored"/>, in order, with holes between.</summary>
    public IReadOnlyList<SeqRange> Held => _held.Ranges;

    /// <summary>The largest number that was accepted or is gone.</summary>
    public long Newest => _held.Largest ?? Stored;

    /// <summary>Numbers below <see cref="Newest"/> of which it is not known whether they will still come.</summary>
    public long Missing => Newest - Stored - _held.Numbers;

    /// <summary>How many numbers were accepted.</summary>
    public long Samples => Stored - Lost + _held.Numbers;

    /// <summary>Takes the number of a sample in.</summary>
    /// <param name="seq">Its number.</param>
    /// <returns>Whether the sample is to be stored.</returns>
    public SampleVerdict Accept(long seq)
    {
        if (seq is < 1 or > SeqMax)
        {
            return SampleVerdict.Malformed;
        }

        if (seq <= Stored || _held.Contains(seq))
        {
            return SampleVerdict.Repeat;
        }

        if (seq > Stored + 1)
        {
            return _held.TryAdd(seq) ? SampleVerdict.New : SampleVerdict.NoRoom;
        }

        Stored = _held.TakeUpTo(seq, out _);
        return SampleVerdict.New;
    }

    /// <summary>Gives up every number up to a limit that was not accepted: its edge has said that it will never come.</summary>
    /// <param name="limit">The limit; outside of 1 to <see cref="SeqMax"/> it is ignored.</param>
    public void GiveUpTo(long limit)
    {
        if (limit <= Stored || limit > SeqMax)
        {
            return;
        }

        long reached = _held.TakeUpTo(limit, out long accepted);
        Lost += limit - Stored - accepted;
        Stored = reached;
    }
}
