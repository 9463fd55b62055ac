// The book of samples: what is acknowledged when, what an edge can send that is wrong, and when things were.

using System.Globalization;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class SampleLedgerTests
{
    private const long Now = 1_790_000_000_000;

    private readonly MemoryStore _store = new();
    private SampleRecorder _recorder;

    public SampleLedgerTests() => _recorder = new SampleRecorder(_store);

    [Fact]
    public void A_sample_is_acknowledged_when_it_is_committed_and_not_before()
    {
        Assert.Equal(SampleVerdict.New, Live(1));
        Assert.Equal(0, Assert.Single(_recorder.Ledger.Notices()).Sequence);
        Assert.Equal(["d01a6ec2 1"], Step());
        Assert.Empty(Step());
        _store.Fails = true;
        Assert.Equal(SampleVerdict.New, Live(2));
        Assert.Empty(Step());
        Assert.Equal("full.", _recorder.Problem!.Words);
        Assert.Equal(1, _recorder.Ledger.Pending);
        _store.Fails = false;
        Assert.Equal(["d01a6ec2 2"], Step());
        Assert.Equal(2, _recorder.Ledger.Counts.Stored);
    }

    [Fact]
    public void An_edge_that_has_run_before_is_told_that_nothing_is_known_of_it()
    {
        _ = Live(500);
        Assert.Equal(["d01a6ec2 0"], Step());
        _ = _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(0, 37, 97, 499, 500), Now);
        Assert.True(_recorder.Ledger.IsUrgent);
        Assert.Equal(["d01a6ec2 500"], Step());
        Assert.False(_recorder.Ledger.IsUrgent);
        Assert.Equal(496, _recorder.Ledger.Counts.Lost);
        Assert.Equal([37, 97, 499, 500], _store.SamplesOf(Messages.Key).Keys);
    }

    [Fact]
    public void A_backlog_fills_a_hole_and_what_was_live_is_not_lost()
    {
        foreach (long seq in new long[] { 1, 2, 10, 11 })
        {
            _ = Live(seq);
        }

        Assert.Equal(["d01a6ec2 2"], Step());
        Assert.Equal(2, _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(2, 5, 8), Now));
        Assert.Equal(["d01a6ec2 8"], Step());
        Assert.Equal(1, _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(8, 9, 10, 11), Now));
        Assert.Equal(["d01a6ec2 11"], Step());
        Assert.Equal(new LedgerCounts(7, 2, 4, 0, 0), _recorder.Ledger.Counts);
    }

    [Fact]
    public void A_repeated_backlog_is_answered_again()
    {
        _ = _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(0, 1, 2), Now);
        Assert.Equal(["d01a6ec2 2"], Step());
        Assert.Equal(0, _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(0, 1, 2), Now));
        Assert.Equal(["d01a6ec2 2"], Step());
    }

    [Fact]
    public void A_restarted_companion_goes_on_where_the_store_ends()
    {
        _ = Live(1);
        _ = Live(3);
        _ = Step();
        _ = Live(2);
        _recorder = new SampleRecorder(_store);
        Assert.Equal(SampleVerdict.Repeat, Live(3));
        Assert.Equal(["d01a6ec2 1"], Step());
        Assert.Equal(SampleVerdict.New, Live(2));
        Assert.Equal(["d01a6ec2 3"], Step());
    }

    [Fact]
    public void An_edge_that_was_acknowledged_by_a_store_that_is_gone_is_not_kept_waiting()
    {
        _ = Live(5003);
        _ = Step();
        _ = _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(5000, 5001, 5002), Now);
        Assert.Equal(["d01a6ec2 5003"], Step());
        Assert.Equal(5000, _recorder.Ledger.Counts.Lost);
    }

    [Fact]
    public void A_late_message_of_an_old_run_is_stored_and_the_present_run_is_told_last()
    {
        _ = Live(1, "aaaaaaaa");
        _ = Step();
        _ = Live(1, "bbbbbbbb");
        _ = Live(2, "aaaaaaaa");
        _ = Live(2, "bbbbbbbb");
        Assert.Equal(["bbbbbbbb 2"], Step());
        Assert.Equal(2, _store.SamplesOf(new BootKey(Messages.Port, "aaaaaaaa")).Count);
    }

    [Fact]
    public void A_kept_state_of_an_old_run_takes_no_acknowledgement_from_the_present_one()
    {
        _ = Live(1, "bbbbbbbb");
        StateMessage kept = Messages.State(9, "aaaaaaaa", time: DateTimeOffset.FromUnixTimeMilliseconds(Now - 60_000));
        Assert.Equal(SampleVerdict.New, _recorder.Ledger.TakeState(Messages.Port, kept, true, Now));
        Assert.Equal(["bbbbbbbb 1"], Step());
    }

    [Fact]
    public void A_broker_that_forgot_is_told_anew()
    {
        _ = Live(1);
        _ = Step();
        _recorder.Ledger.TellAnew();
        Assert.Equal(["d01a6ec2 1"], Step());
    }

    [Theory]
    [InlineData("D01A6EC2", 1, 0)]
    [InlineData("", 1, 0)]
    [InlineData("d01a6ec", 1, 0)]
    [InlineData("d01a6ec2'", 1, 0)]
    [InlineData("d01a6ec2", 0, 0)]
    [InlineData("d01a6ec2", -5, 0)]
    [InlineData("d01a6ec2", 1L << 60, 0)]
    [InlineData("d01a6ec2", 1, -1)]
    [InlineData("d01a6ec2", 1, long.MaxValue)]
    public void Keys_that_cannot_be_are_counted_and_not_acknowledged(string boot, long seq, long uptimeMs)
    {
        Assert.Equal(SampleVerdict.Malformed, _recorder.Ledger.TakeState(Messages.Port, Messages.State(seq, boot, uptimeMs), false, Now));
        Assert.Equal(0, _recorder.Ledger.TakeBacklog(Messages.Port, new BacklogMessage(boot, 0, 0, [new BacklogRow(seq, uptimeMs, [])]), Now));
        Assert.Equal(2, _recorder.Ledger.Counts.Malformed);
        Assert.Empty(Step());
    }

    [Theory]
    [InlineData(-1, new long[] { 1 })]
    [InlineData(5, new long[] { 5 })]
    [InlineData(1L << 60, new long[] { 1 })]
    [InlineData(0, new long[] { 3, 2 })]
    [InlineData(0, new long[] { 3, 3 })]
    [InlineData(0, new long[] { 3, 1L << 60 })]
    [InlineData(0, new long[0])]
    public void A_backlog_that_contradicts_itself_gives_nothing_up(long after, long[] seqs)
    {
        _ = Live(1);
        _ = Live(10);
        _ = _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(after, seqs), Now);
        Assert.Equal(["d01a6ec2 1"], Step());
        Assert.Equal(0, _recorder.Ledger.Counts.Lost);
        Assert.Equal(1, _recorder.Ledger.Counts.Malformed);
    }

    [Fact]
    public void Thousands_of_runs_and_ports_fill_no_memory()
    {
        for (int i = 0; i < 50_000; i++)
        {
            _ = Live(1 + (i % 3), i.ToString("x8", CultureInfo.InvariantCulture));
            _ = _recorder.Ledger.TakeState(new PortAddress($"edge-{i}", "ve1"), Messages.State(1), false, Now);
        }

        // Nothing was committed, so nothing can be forgotten: what found no room was refused.
        Assert.InRange(_recorder.Ledger.Pending, 1, 20_000);
        Assert.InRange(_recorder.Ledger.Batch().Boots.Count, 1000, 1010);
        Assert.Equal(100_000, _recorder.Ledger.Pending + _recorder.Ledger.Counts.NoRoom);
    }

    [Fact]
    public void A_sample_that_found_no_room_is_not_given_up_by_its_backlog()
    {
        _store.Fails = false;
        _ = Live(1);
        _ = Step();
        _store.Fails = true;
        for (long seq = 2; seq <= 30_000; seq++)
        {
            _ = Live(seq);
        }

        long there = _recorder.Ledger.Pending + 1;
        _ = _recorder.Ledger.TakeBacklog(Messages.Port, Messages.Backlog(1, 29_990, 30_000), Now);
        _store.Fails = false;
        Assert.Equal([$"d01a6ec2 {there}"], Step());
        Assert.Equal(0, _recorder.Ledger.Counts.Lost);
    }

    private SampleVerdict Live(long seq, string boot = Messages.Boot) => _recorder.Ledger.TakeState(Messages.Port, Messages.State(seq, boot), false, Now);

    private List<string> Step()
    {
        var told = new List<string>();
        Assert.True(_recorder.Step(notice =>
        {
            told.Add($"{notice.BootId} {notice.Sequence}");
            return true;
        }));
        return told;
    }
}
