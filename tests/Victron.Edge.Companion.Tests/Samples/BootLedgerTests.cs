// Numbers of one run: contiguous, held behind a hole, given up, and wild ones.

using CsCheck;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class BootLedgerTests
{
    private readonly BootLedger _ledger = new(0, 0, []);

    [Fact]
    public void Stored_goes_on_only_without_a_hole()
    {
        Assert.Equal(SampleVerdict.New, _ledger.Accept(1));
        Assert.Equal(SampleVerdict.New, _ledger.Accept(4));
        Assert.Equal(SampleVerdict.New, _ledger.Accept(3));
        Assert.Equal(1, _ledger.Stored);
        Assert.Equal(1, _ledger.Missing);
        Assert.Equal(SampleVerdict.New, _ledger.Accept(2));
        Assert.Equal(4, _ledger.Stored);
        Assert.Equal(0, _ledger.Missing);
        Assert.Equal(0, _ledger.Lost);
    }

    [Fact]
    public void A_number_that_is_there_is_a_repeat()
    {
        _ = _ledger.Accept(1);
        _ = _ledger.Accept(3);
        Assert.Equal(SampleVerdict.Repeat, _ledger.Accept(1));
        Assert.Equal(SampleVerdict.Repeat, _ledger.Accept(3));
        Assert.Equal(2, _ledger.Samples);
    }

    [Fact]
    public void What_is_given_up_is_lost_and_what_was_there_is_not()
    {
        _ = _ledger.Accept(3);
        _ = _ledger.Accept(6);
        _ledger.GiveUpTo(5);
        Assert.Equal(6, _ledger.Stored);
        Assert.Equal(4, _ledger.Lost);
        Assert.Equal(2, _ledger.Samples);
        Assert.Equal(SampleVerdict.Repeat, _ledger.Accept(5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1L << 60)]
    [InlineData(BootLedger.SeqMax + 1)]
    public void Numbers_that_no_edge_counts_to_are_malformed(long seq)
    {
        Assert.Equal(SampleVerdict.Malformed, _ledger.Accept(seq));
        _ledger.GiveUpTo(seq);
        Assert.Equal(0, _ledger.Stored);
        Assert.Equal(0, _ledger.Lost);
    }

    [Fact]
    public void Holes_without_end_fill_no_memory_and_are_not_acknowledged()
    {
        for (long seq = 2; seq <= 20_000; seq += 2)
        {
            _ = _ledger.Accept(seq);
        }

        Assert.Equal(SampleVerdict.NoRoom, _ledger.Accept(30_000));
        Assert.InRange(_ledger.Held.Count, 1, 1000);
        Assert.Equal(0, _ledger.Stored);
        Assert.Equal(SampleVerdict.New, _ledger.Accept(1));
        Assert.Equal(2, _ledger.Stored);
        Assert.Equal(SampleVerdict.New, _ledger.Accept(30_000));
    }

    [Fact]
    public void Any_order_gives_the_same_as_a_plain_set_of_numbers()
    {
        Gen<(bool GivesUp, long Seq)> deed = Gen.Select(Gen.Int[0, 9], Gen.Long[1, 40], (kind, seq) => (kind == 0, seq));
        deed.Array[0, 120].Sample(deeds =>
        {
            var ledger = new BootLedger(0, 0, []);
            var there = new SortedSet<long>();
            var gone = new HashSet<long>();
            foreach ((bool givesUp, long seq) in deeds)
            {
                if (givesUp)
                {
                    ledger.GiveUpTo(seq);
                    gone.UnionWith(Enumerable.Range(1, (int)seq).Select(n => (long)n).Where(n => !there.Contains(n)));
                }
                else
                {
                    bool isNew = !gone.Contains(seq) && there.Add(seq);
                    Assert.Equal(isNew ? SampleVerdict.New : SampleVerdict.Repeat, ledger.Accept(seq));
                }

                long stored = 0;
                while (there.Contains(stored + 1) || gone.Contains(stored + 1))
                {
                    stored++;
                }

                Assert.Equal(stored, ledger.Stored);
                Assert.Equal(gone.Count, ledger.Lost);
                Assert.Equal(there.Count, ledger.Samples);
                Assert.Equal(there.Where(n => n > stored), ledger.Held.SelectMany(range => Enumerable.Range((int)range.First, (int)(range.Last - range.First + 1)).Select(n => (long)n)));
                Assert.Equal(ledger.Newest - stored - there.Count(n => n > stored), ledger.Missing);
            }
        });
    }
}
