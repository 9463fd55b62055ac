// A value that the device forgets: written again while it is wanted, given up when nobody says so any more, when the lock closes,
// when the device is gone. In the time of the test.

using System.Text.Json;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Controls;

public sealed class ControlHoldTests
{
    private const string Limit = ControlBench.Limit;
    private const int HoldSeconds = 900;

    [Fact]
    public void A_limit_holds_without_a_gap_until_its_dead_mans_time_and_is_forgotten_then()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        Assert.Equal("None", bench.State(Limit));
        JsonElement answer = bench.Wish(Limit, "10 A");
        Assert.Equal("verified", ControlBench.End(answer));
        Assert.Equal("""{"value":"10 A","outcome":"verified","old":null,"new":"10.0 A","text":"link_charge_current_limit is 10.0 A now."}""", answer.GetRawText());
        for (int second = 1; second < HoldSeconds; second++)
        {
            Assert.Equal(("05", "6400"), (bench.Device[0x200E], bench.Device[0x2015]));
            Assert.Equal("10.0", bench.State(Limit));
            bench.Pass(1);
        }

        bench.Pass(2);
        int writes = bench.Device.Writes.Count;
        Assert.Equal("ended silent", ControlBench.End(bench.Answers(Limit)[^1]));
        Assert.Equal("None", bench.State(Limit));
        bench.Pass(3600);
        Assert.Equal(("00", "FFFF", writes), (bench.Device[0x200E], bench.Device[0x2015], bench.Device.Writes.Count));
        Assert.Equal(2, bench.Answers(Limit).Count);
        Assert.InRange(writes, 2 * (HoldSeconds / 30), 2 * (HoldSeconds / 29));
    }

    [Fact]
    public void The_journal_keeps_what_was_wanted_and_not_each_renewal()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        bench.Pass(600);
        Assert.Equal(["link_network_mode", "link_charge_current_limit"], bench.Books.Entries.Select(entry => entry.Key));
        Assert.All(bench.Books.Entries, entry => Assert.Equal(("mqtt", SettingOutcome.Verified), (entry.Who, entry.Outcome)));
        bench.Device.Takes = "3200";
        bench.Pass(60);
        Assert.Equal(SettingOutcome.Differs, bench.Books.Entries[^1].Outcome);
    }

    [Fact]
    public async Task What_somebody_else_had_set_stands_in_the_journal_from_the_first_write_of_ours()
    {
        var bench = new ControlBench();
        CancellationToken stop = TestContext.Current.CancellationToken;
        _ = await bench.Device.WriteAsync(0x200E, [5], stop);
        _ = await bench.Device.WriteAsync(0x2015, [0x64, 0], stop);
        int before = bench.Device.Writes.Count;
        _ = bench.Start(Limit);
        Assert.Equal("verified", ControlBench.End(bench.Wish(Limit, "10")));
        Assert.Equal(2, bench.Device.Writes.Count - before);
        Assert.Equal(["link_network_mode", "link_charge_current_limit"], bench.Books.Entries.Select(entry => entry.Key));
        bench.Pass(300);
        Assert.Equal("verified", ControlBench.End(bench.Wish(Limit, "10")));
        Assert.Equal(2, bench.Books.Entries.Count);
    }

    [Fact]
    public void Saying_it_again_begins_the_time_anew_and_another_value_takes_its_place()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        bench.Pass(800);
        Assert.Equal("verified", ControlBench.End(bench.Wish(Limit, "10")));
        bench.Pass(800);
        Assert.Equal("6400", bench.Device[0x2015]);
        Assert.Equal("verified", ControlBench.End(bench.Wish(Limit, "5.5")));
        bench.Pass(200);
        Assert.Equal(("3700", "5.5"), (bench.Device[0x2015], bench.State(Limit)));
        Assert.Equal("refused value", ControlBench.End(bench.Wish(Limit, "hot")));
        bench.Pass(600);
        Assert.Equal("3700", bench.Device[0x2015]);
        bench.Pass(HoldSeconds - 800 + 61);
        Assert.Equal("FFFF", bench.Device[0x2015]);
    }

    [Fact]
    public void Given_back_it_is_forgotten()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        Assert.Equal("ended released", ControlBench.End(bench.Wish(Limit, "none")));
        _ = bench.Wish(Limit, "10");
        JsonElement answer = bench.Wish(Limit, "NONE");
        Assert.Equal(("ended released", "10.0 A"), (ControlBench.End(answer), answer.GetProperty("old").GetString()));
        bench.Pass(61);
        Assert.Equal(("None", "FFFF"), (bench.State(Limit), bench.Device[0x2015]));
    }

    [Fact]
    public void A_lock_that_closes_ends_it()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        bench.Lock(true);
        int writes = bench.Device.Writes.Count;
        bench.Pass(61);
        Assert.Equal("ended locked", ControlBench.End(bench.Answers(Limit)[^1]));
        Assert.Equal(("None", "FFFF", writes), (bench.State(Limit), bench.Device[0x2015], bench.Device.Writes.Count));
        bench.Lock(false);
        bench.Pass(120);
        Assert.Equal(writes, bench.Device.Writes.Count);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(70, false)]
    public void A_device_that_is_silent_for_a_moment_keeps_it_and_one_that_has_forgotten_does_not_get_it_back(int seconds, bool isHeld)
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        bench.Pass(25);
        bench.Device.IsSilent = true;
        bench.Pass(seconds);
        bench.Device.IsSilent = false;
        bench.Pass(60);
        Assert.Equal(isHeld ? ("10.0", "6400") : ("None", "FFFF"), (bench.State(Limit), bench.Device[0x2015]));
        Assert.Equal(isHeld ? "verified" : "ended device", ControlBench.End(bench.Answers(Limit)[^1]));
    }

    [Fact]
    public void A_device_that_is_switched_off_ends_it()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        bench.Power(false);
        bench.Pass(70);
        Assert.Equal("ended device", ControlBench.End(bench.Answers(Limit)[^1]));
        int writes = bench.Device.Writes.Count;
        bench.Power(true);
        bench.Pass(600);
        Assert.Equal(writes, bench.Device.Writes.Count);
    }

    [Fact]
    public void A_device_that_takes_another_value_ends_it()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        bench.Device.Takes = "3200";
        bench.Pass(40);
        Assert.Equal("ended device", ControlBench.End(bench.Answers(Limit)[^1]));
        int writes = bench.Device.Writes.Count;
        bench.Pass(600);
        Assert.Equal((writes, "None"), (bench.Device.Writes.Count, bench.State(Limit)));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(3)]
    public void A_clock_that_is_set_and_a_computer_that_slept_never_bring_it_back(int hours)
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        bench.Pass(10);
        bench.Time.Jump(TimeSpan.FromHours(hours));
        bench.Pass(25);
        bool isHeld = hours < 0;
        Assert.Equal(isHeld ? "verified" : "ended device", ControlBench.End(bench.Answers(Limit)[^1]));
        Assert.Equal(isHeld ? "10.0" : "None", bench.State(Limit));
        bench.Pass(HoldSeconds);
        Assert.Equal("None", bench.State(Limit));
        int writes = bench.Device.Writes.Count;
        bench.Pass(HoldSeconds);
        Assert.Equal(writes, bench.Device.Writes.Count);
    }

    [Fact]
    public async Task A_companion_that_is_stopped_gives_it_back()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        await bench.StopAsync("pi");
        Assert.Equal("ended stopped", ControlBench.End(bench.Answers(Limit)[^1]));
        Assert.Equal("None", bench.State(Limit));
        bench.Pass(61);
        Assert.Equal("FFFF", bench.Device[0x2015]);
    }

    [Fact]
    public void Another_device_at_the_port_does_not_inherit_it()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "10");
        ForgettingDevice other = bench.Plug(ControlBench.Solar, "mppt_load", "SmartSolar MPPT 75/15", "HQ9999ZZZZZ");
        other[0xEDDF] = "9600";
        other.Forgets(0x200E, "00");
        other.Forgets(0x2015, "FFFF");
        bench.Pass(HoldSeconds);
        Assert.Empty(other.Writes);
        Assert.Equal("None", bench.State(Limit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public void Another_device_gets_nothing_however_shortly_before_a_renewal_it_came(int tenths)
    {
        ControlBench bench = new ControlBench().Start(Limit);
        _ = bench.Wish(Limit, "5");
        _ = TenthsToNextWrite(bench);
        int period = TenthsToNextWrite(bench);
        bench.Pass((period - tenths) / 10.0);
        ForgettingDevice other = bench.Plug(ControlBench.Solar, "mppt_load", "SmartSolar MPPT 75/15", "HQ9999ZZZZZ");
        other[0xEDDF] = "9600";
        other.Forgets(0x200E, "00");
        other.Forgets(0x2015, "FFFF");
        bench.Pass(60);
        Assert.Empty(other.Writes);
    }

    private static int TenthsToNextWrite(ControlBench bench)
    {
        int before = bench.Device.Writes.Count;
        int tenths = 0;
        while (bench.Device.Writes.Count == before)
        {
            Assert.True(++tenths < 600);
            bench.Pass(0.1);
        }

        return tenths;
    }
}
