// Alarms begin and end with what is wrong, outlive the program, and are not ended by a device that is gone.

using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Alarms;

public sealed class AlarmBoardTests
{
    [Fact]
    public void An_alarm_of_a_device_begins_with_words_and_a_remedy_and_ends_into_the_book()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0", "low_voltage");
        Alarm alarm = Assert.Single(bench.Board.Open);
        Assert.Equal(("HQ1", "alarm_reason:low_voltage", "van-1/ve1"), (alarm.Sign.Source, alarm.Sign.Code, alarm.Sign.Place));
        Assert.Equal("Switch loads off and charge the battery.", alarm.Sign.Remedy);
        Assert.StartsWith("low voltage", alarm.Sign.Text, StringComparison.Ordinal);
        bench.Battery("50.0");
        Assert.Empty(bench.Open);
        Assert.Equal((alarm.Number, TimeSpan.FromSeconds(1)), (bench.Ended()[0].Number, bench.Ended()[0].Ended!.Value - alarm.Since));
    }

    [Fact]
    public void An_error_of_a_charger_has_its_number_and_says_what_to_do()
    {
        using var bench = new AlarmBench();
        bench.Charger("pv_voltage_too_high");
        Alarm alarm = Assert.Single(bench.Board.Open);
        Assert.Contains("(33)", alarm.Sign.Text, StringComparison.Ordinal);
        Assert.Contains("how many panels are in series", alarm.Sign.Remedy, StringComparison.Ordinal);
        bench.Charger("no_error");
        Assert.Empty(bench.Open);
    }

    [Fact]
    public void A_silent_port_is_an_alarm_after_a_minute_and_no_sooner()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0");
        bench.Cable(isIn: false);
        bench.Wait(59);
        Assert.Empty(bench.Open);
        bench.Wait(1);
        Assert.Equal(["HQ1 silence"], bench.Open);
        bench.Cable(isIn: true);
        bench.Battery("50.0");
        Assert.Empty(bench.Open);
    }

    [Fact]
    public void An_edge_that_is_gone_is_one_alarm_and_not_one_for_each_device()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0");
        bench.Edge(isOn: false);
        bench.Wait(60);
        Assert.Equal(["edge:van-1 silence"], bench.Open);
        bench.Edge(isOn: true);
        bench.Wait(1);
        Assert.Empty(bench.Open);
    }

    [Fact]
    public void An_alarm_does_not_end_because_its_device_is_gone()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0", "low_voltage");
        bench.Edge(isOn: false);
        bench.Wait(3600);
        Assert.Equal(["HQ1 alarm_reason:low_voltage", "edge:van-1 silence"], bench.Open);
        bench.Edge(isOn: true);
        bench.Wait(1);
        Assert.Equal(["HQ1 alarm_reason:low_voltage"], bench.Open);
        bench.Battery("50.0");
        Assert.Empty(bench.Open);
    }

    [Fact]
    public void A_low_battery_ends_higher_than_it_begins()
    {
        using var bench = new AlarmBench();
        bench.Battery("20.0");
        Assert.Empty(bench.Open);
        bench.Battery("19.9");
        Assert.Equal(["HQ1 low_battery"], bench.Open);
        Assert.Equal("battery low, 19 %", bench.Board.Open[0].Sign.Text);
        bench.Battery("24.9");
        Assert.Equal(["HQ1 low_battery"], bench.Open);
        bench.Battery("25.0");
        Assert.Empty(bench.Open);
        bench.Wait(61);
        bench.Battery("22.0");
        Assert.Empty(bench.Open);
    }

    [Fact]
    public void A_restart_of_the_program_changes_nothing_about_alarms()
    {
        using var bench = new AlarmBench();
        bench.Battery("10.0", "low_voltage");
        (Alarm first, Alarm second) = (bench.Board.Open[0], bench.Board.Open[1]);
        Assert.True(bench.Board.Acknowledge(first.Number, "ann", bench.Time.GetUtcNow()));
        Assert.True(bench.Board.Mute(second.Number, null));
        IReadOnlyList<Alarm> before = bench.Board.Open;
        bench.Restart();
        bench.Wait(1);
        Assert.Equal(before, bench.Board.Open);
        bench.Arrive();
        bench.Battery("10.0", "low_voltage");
        Assert.Equal(before, bench.Board.Open);
        bench.Battery("60.0");
        Assert.Empty(bench.Open);
        Assert.Equal(2, bench.Ended().Count);
        bench.Restart();
        bench.Arrive();
        bench.Battery("10.0");
        Assert.Equal(3, Assert.Single(bench.Board.Open).Number);
    }

    [Fact]
    public void What_comes_back_within_a_minute_is_the_same_alarm()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0", "low_voltage");
        Assert.True(bench.Board.Acknowledge(1, "ann", bench.Time.GetUtcNow()));
        bench.Battery("50.0");
        bench.Wait(50);
        bench.Battery("50.0", "low_voltage");
        Assert.Equal((1L, "ann"), (bench.Board.Open[0].Number, bench.Board.Open[0].AcknowledgedBy));
        Assert.Empty(bench.Ended());
        bench.Battery("50.0");
        bench.Wait(61);
        bench.Battery("50.0", "low_voltage");
        Assert.Equal((2L, ""), (bench.Board.Open[0].Number, bench.Board.Open[0].AcknowledgedBy));
    }

    [Fact]
    public void An_alarm_calls_until_it_is_acknowledged_or_while_it_is_not_muted()
    {
        using var bench = new AlarmBench();
        bench.Battery("10.0", "low_voltage");
        DateTimeOffset now = bench.Time.GetUtcNow();
        Assert.All(bench.Board.Open, alarm => Assert.True(alarm.Calls(now)));
        Assert.True(bench.Board.Acknowledge(1, "ann", now));
        Assert.True(bench.Board.Mute(2, now.AddHours(1)));
        Assert.All(bench.Board.Open, alarm => Assert.False(alarm.Calls(now)));
        Assert.Equal([false, true], bench.Board.Open.Select(alarm => alarm.Calls(now.AddHours(1))));
        bench.Battery("50.0");
        Assert.False(bench.Board.Acknowledge(1, "ann", now));
        Assert.False(bench.Board.Mute(9, null));
    }

    [Fact]
    public void A_device_that_names_itself_later_takes_its_alarms_along()
    {
        using var bench = new AlarmBench();
        bench.State.SetIdentity(new PortAddress("van-1", "ve1"), DeviceIdentity.Unknown, false);
        bench.Battery("50.0", "low_voltage");
        Assert.Equal(["van-1/ve1 alarm_reason:low_voltage"], bench.Open);
        bench.Arrive();
        bench.Battery("50.0", "low_voltage");
        Assert.Equal(["HQ1 alarm_reason:low_voltage"], bench.Open);
    }

    [Fact]
    public void What_the_disk_did_not_take_is_written_later()
    {
        var book = new FullBook { Problem = "the disk is full" };
        var board = new AlarmBoard(book);
        var sign = new AlarmSign("HQ1", "alarm", "BMV", "van-1/ve1", false, "alarm", "");
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        var wrong = new AlarmLook([sign], new HashSet<string> { "HQ1" }, new HashSet<string>());
        board.Take(wrong, now);
        Assert.Equal(("the disk is full", 0), (board.Problem, board.Open.Count));
        book.Problem = null;
        board.Take(wrong, now);
        book.Problem = "the disk is full";
        board.Take(wrong with { Signs = [] }, now);
        Assert.Equal("the disk is full", board.Problem);
        Assert.Null(Assert.Single(book.Kept.Values).Ended);
        book.Problem = null;
        board.Take(wrong with { Signs = [] }, now);
        Assert.Null(board.Problem);
        Assert.Equal(now, Assert.Single(book.Kept.Values).Ended);
    }

    private sealed class FullBook : IAlarmBook
    {
        public Dictionary<long, Alarm> Kept { get; } = [];

        public string? Problem { get; set; }

        public IReadOnlyList<Alarm> Open(out string? problem)
        {
            problem = Problem;
            return [.. Kept.Values.Where(alarm => alarm.Ended is null)];
        }

        public IReadOnlyList<Alarm> Ended(int limit, out string? problem)
        {
            problem = Problem;
            return [.. Kept.Values.Where(alarm => alarm.Ended is not null)];
        }

        public long LastNumber(out string? problem)
        {
            problem = Problem;
            return Kept.Keys.DefaultIfEmpty().Max();
        }

        public string? Save(Alarm alarm)
        {
            if (Problem is null)
            {
                Kept[alarm.Number] = alarm;
            }

            return Problem;
        }
    }
}
