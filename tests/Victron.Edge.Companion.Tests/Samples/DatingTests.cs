// When samples were: by the edge's clock, by arrival, by a backlog, and what wrong clocks and late messages do to that.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class DatingTests
{
    private const long Now = 1_790_000_000_000;
    private const long Minute = 60_000;

    private readonly MemoryStore _store = new();
    private readonly SampleLedger _ledger;

    public DatingTests() => _ledger = new SampleLedger(_store);

    [Fact]
    public void The_clock_of_the_edge_counts_when_it_is_within_ten_minutes()
    {
        Live(1, 5000, Now, Now - (9 * Minute));
        Assert.Equal(Now - (9 * Minute), AtOf(1));
        Live(2, 6000, Now + 1000, Now - (11 * Minute));
        Assert.Equal(Now - (9 * Minute) + 1000, AtOf(2));
    }

    [Fact]
    public void Without_a_clock_the_smallest_delay_counts()
    {
        Live(1, 1000, Now + 900, null);
        Live(2, 2000, Now + 1020, null);
        Live(3, 3000, Now + 2400, null);
        Assert.Equal(Now + 20, AtOf(1));
        Assert.Equal(Now + 1020, AtOf(2));
        Assert.Equal(Now + 2020, AtOf(3));
    }

    [Fact]
    public void A_slow_crystal_is_followed()
    {
        // 100 ppm: after a day the uptime is 8.6 s behind.
        for (long minute = 0; minute <= 1440; minute++)
        {
            long real = minute * Minute;
            Live(minute + 1, real - (real / 10_000), Now + real, null);
        }

        Assert.InRange(AtOf(1441), Now + (1440 * Minute) - 150, Now + (1440 * Minute));
    }

    [Fact]
    public void A_backlog_dates_a_run_until_something_better_comes()
    {
        _ = _ledger.TakeBacklog(Messages.Port, new BacklogMessage(Messages.Boot, 20_000, 0, [new BacklogRow(1, 1000, [])]), Now + 20_300);
        Assert.Equal(Now + 1300, AtOf(1));
        Live(20, 21_000, Now + 21_010, null);
        Assert.Equal(Now + 1010, AtOf(1));
        Assert.Equal(BootDating.Arrival, Assert.Single(_ledger.Batch().Boots).State.Dating);
    }

    [Fact]
    public void A_kept_state_of_an_unknown_day_is_left_to_its_edge()
    {
        Assert.Equal(SampleVerdict.Undated, _ledger.TakeState(Messages.Port, Messages.State(9, uptimeMs: 9000), true, Now));
        Assert.Equal(1, _ledger.Counts.Undated);
        Assert.Empty(_ledger.Batch().Samples);
        Live(10, 10_000, Now, null);
        Assert.Equal(SampleVerdict.New, _ledger.TakeState(Messages.Port, Messages.State(9, uptimeMs: 9000), true, Now));
        Assert.Equal(Now - 1000, AtOf(9));
    }

    [Fact]
    public void A_state_that_is_sent_again_hours_later_is_dated_when_it_was_taken()
    {
        StateMessage old = Messages.State(9, uptimeMs: 9000) with { AgeMs = 300 * Minute };
        _ = _ledger.TakeState(Messages.Port, old, false, Now);
        Assert.Equal(Now - (300 * Minute), AtOf(9));
        Assert.Equal(SampleVerdict.Malformed, _ledger.TakeState(Messages.Port, old with { AgeMs = long.MinValue }, false, Now));
    }

    [Fact]
    public void A_kept_state_with_a_time_of_its_own_keeps_it()
    {
        _ = _ledger.TakeState(Messages.Port, Messages.State(9, uptimeMs: 9000, time: Time(Now - (3000 * Minute))), true, Now);
        Assert.Equal(Now - (3000 * Minute), AtOf(9));
    }

    [Fact]
    public void A_companion_whose_clock_is_set_dates_anew()
    {
        Live(1, 1000, 1000, null);
        Assert.Equal(1000, AtOf(1));
        Live(2, 2000, Now, null);
        Assert.Equal(Now, AtOf(2));
        Assert.Equal(Now - 1000, AtOf(1));
    }

    [Fact]
    public void No_clock_gives_a_time_that_calendars_do_not_have()
    {
        Live(1, 1L << 44, 0, null);
        Assert.Equal(0, AtOf(1));
        Live(2, 0, long.MaxValue / 4, null);
        Assert.Equal(9999, DateTimeOffset.FromUnixTimeMilliseconds(AtOf(2)).Year);
    }

    private void Live(long seq, long uptimeMs, long nowMs, long? edgeMs) =>
        _ = _ledger.TakeState(Messages.Port, Messages.State(seq, uptimeMs: uptimeMs, time: edgeMs is { } ms ? Time(ms) : null), false, nowMs);

    private long AtOf(long seq) => _ledger.Batch().Samples.Single(sample => sample.Sequence == seq).AtMs;

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
