// The wire to a device: one frame at a time, whole, repeated only when it reads; which answer belongs to which frame.

using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexWireTests
{
    private const string Damaged = ":4AAAAFD";
    private static readonly string Read = HexRun.Get(0xEDF0);
    private static readonly string Answer = HexRun.Got(0xEDF0, 0x96, 0x00);
    private static readonly string Set = HexRun.Set(0xEDF0, 0x64, 0x00);

    private readonly HexRun _run = new() { Device = HexRun.Willing };

    [Fact]
    public void A_read_without_answer_is_sent_three_times_a_second_apart_and_the_rest_goes_on()
    {
        _run.Device = frame => frame == Read ? null : HexRun.Willing(frame);
        _run.Ask("# id=r", Read, ":154");
        _run.Finish();
        Assert.Equal([Read, Read, Read, ":154"], _run.Frames);
        Assert.Equal([0L, 1_000, 2_000, 3_000], _run.Wire.Select(frame => frame.AtMs - _run.Wire[0].AtMs));
        Assert.Equal([("r", 0, "unanswered")], _run.Errors);
        Assert.Equal([":51641F9"], _run.Answers);
        Assert.Equal(["r"], _run.Ends);
        Assert.Equal((4, 1), (_run.Counter("hex_frames"), _run.Counter("hex_unanswered")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_answer_to_a_repetition_counts(int lost)
    {
        int asked = 0;
        _run.Device = _ => asked++ < lost ? null : Answer;
        _run.Ask(Read);
        _run.Finish();
        Assert.Equal(lost + 1, _run.Wire.Count);
        Assert.Equal([Answer], _run.Answers);
        Assert.Empty(_run.Errors);
    }

    [Fact]
    public void A_late_answer_counts_for_the_repetition_and_its_twin_for_nothing()
    {
        _run.AnswerMs = 1_500;
        _run.Device = frame => frame == Read ? Answer : null;
        _run.Ask("# id=r lease=60", Read);
        _run.Wait(4_000);
        Assert.Equal([Read, Read], _run.Frames);
        Assert.Equal([Answer], _run.Answers);
        Assert.Equal([Answer], _run.Unasked);
    }

    [Fact]
    public void Frames_of_others_are_no_answer()
    {
        string[] foreign =
        [
            HexRun.Got(0xEDF1, 0x96, 0x00),                             // another register
            HexRun.Frame(HexCommand.Async, 0xF0, 0xED, 0x00, 0x96, 0),  // nobody asked for it
            HexRun.Frame(HexCommand.Set, 0xF0, 0xED, 0x00, 0x96, 0),    // answer to a set
            ":51641F9",                                                 // answer to a ping
            ":11641FD",                                                 // answer to a version
            Read,                                                       // our own frame on a line that echoes
            Answer[..^1] + "0",                                         // damaged
        ];
        _run.Device = frame => frame == Read ? string.Join('\n', foreign) : null;
        _run.Ask("# id=r", Read);
        _run.Finish();
        Assert.Equal([("r", 0, "unanswered")], _run.Errors);
        Assert.Empty(_run.Answers);
    }

    [Theory]
    [InlineData(":154", ":154")]
    [InlineData(":352", ":352")]
    [InlineData(":451", ":451")]
    [InlineData(":352", ":51641F9")]
    [InlineData(":154", ":11641FD")]
    public void An_echo_or_the_answer_to_another_command_is_none(string frame, string answer)
    {
        _run.Device = _ => answer;
        _run.Ask(frame);
        _run.Finish();
        Assert.Equal("unanswered", _run.Errors.Single().Why);
    }

    [Fact]
    public void The_answer_is_found_behind_whatever_comes_before_it()
    {
        _run.Device = _ => ":A0102000543\n" + Answer;
        _run.Ask(Read);
        _run.Wait(500);
        Assert.Equal([Answer], _run.Answers);
    }

    [Fact]
    public void Text_between_the_question_and_the_answer_harms_neither()
    {
        _run.Edge.Seconds(3, DeviceBlocks.Solar);
        _run.Device = _ => "\r\nPID\t0xA053\r\nFW\t1" + Answer + "\n59\r\n";
        _run.Ask(Read);
        _run.Wait(500);
        _run.Edge.Seconds(3, DeviceBlocks.Solar);
        Assert.Equal([Answer], _run.Answers);
        Assert.Equal("13.410", _run.Edge.Value("battery_voltage"));
    }

    [Fact]
    public void A_read_that_the_device_got_damaged_is_sent_again_at_once()
    {
        int asked = 0;
        _run.Device = _ => asked++ == 0 ? Damaged : Answer;
        _run.Ask(Read);
        _run.Wait(500);
        Assert.Equal([Read, Read], _run.Frames);
        Assert.Equal([Answer], _run.Answers);
    }

    [Fact]
    public void A_read_that_the_device_never_understands_gets_its_complaint_as_the_answer()
    {
        _run.Device = _ => Damaged;
        _run.Ask("# id=r", Read);
        _run.Wait(1_000);
        Assert.Equal([Read, Read, Read], _run.Frames);
        Assert.Equal([Damaged], _run.Answers);
        Assert.Equal(["r"], _run.Ends);
    }

    [Fact]
    public void A_command_that_the_device_does_not_know_is_not_repeated()
    {
        _run.Device = _ => ":30300" + "4F";
        _run.Ask(":352");
        _run.Wait(1_000);
        Assert.Equal([":352"], _run.Frames);
        Assert.Equal([":303004F"], _run.Answers);
    }

    [Fact]
    public void A_write_that_the_device_got_damaged_is_not_sent_again()
    {
        _run.Unlock();
        _run.Device = _ => Damaged;
        _run.Write("w", Set);
        _run.Wait(5_000);
        Assert.Equal([Set], _run.Frames);
        Assert.Equal([Damaged], _run.Answers);
    }

    [Fact]
    public void An_answer_that_comes_after_its_write_was_given_up_answers_nothing_else()
    {
        _run.Unlock();
        _run.AnswerMs = 2_500;
        _run.Device = frame => frame[1] == '8' ? frame : null;
        _run.Write("w", Set);
        _run.Ask("# id=r", Read);
        _run.Finish();
        Assert.Equal([("w", 0, "unanswered"), ("r", 0, "unanswered")], _run.Errors);
        Assert.Empty(_run.Answers);
    }

    [Fact]
    public void The_late_answer_to_a_write_is_not_taken_for_the_answer_to_the_next_one()
    {
        string next = HexRun.Set(0xEDF0, 0x32, 0x00);
        _run.Unlock();
        _run.AnswerMs = 2_500;
        _run.Device = frame => frame == Set ? HexRun.Frame(HexCommand.Set, 0xF0, 0xED, 0x04, 0x60, 0x00) : null;
        _run.Write("w1", Set);
        _run.Write("w2", next);
        _run.Finish();
        Assert.Equal([("w1", 0, "unanswered"), ("w2", 0, "unanswered")], _run.Errors);
        _run.AnswerMs = 30;
        _run.Device = frame => HexRun.Frame(HexCommand.Set, 0xF0, 0xED, 0x04, 0x60, 0x00);
        _run.Write("w3", next);
        _run.Wait(100);
        Assert.Equal([HexRun.Frame(HexCommand.Set, 0xF0, 0xED, 0x04, 0x60, 0x00)], _run.Answers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(14)]
    public void A_frame_that_the_port_takes_in_parts_is_completed_and_sent_once(int taken)
    {
        _run.Unlock();
        _run.Edge.Host.UartTakes = taken;
        _run.Write("w", Set);
        _run.Wait(1_000);
        Assert.Equal([Set], _run.Frames);
        Assert.Equal([Set], _run.Answers);
    }

    [Fact]
    public void A_frame_that_got_stuck_half_way_is_given_up_and_its_rest_never_follows()
    {
        _run.Unlock();
        _run.Edge.Host.UartTakes = 7;
        _run.Write("w", Set);
        _run.Edge.Host.UartTakes = 0;
        _run.Wait(5_000);
        Assert.Equal([("w", 0, "unanswered")], _run.Errors);   // nobody knows what the device made of it
        Assert.Equal(":8F0ED0", _run.Edge.Host.Taken.Single().Text);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Wait(5_000);
        _ = Assert.Single(_run.Edge.Host.Taken);
    }

    [Fact]
    public void A_port_that_takes_nothing_for_two_seconds_has_no_device()
    {
        _run.Edge.Host.UartTakes = 0;
        _run.Ask("# id=r", Read, ":154");
        _run.Wait(1_900);
        Assert.Empty(_run.Errors);
        _run.Wait(1_000);
        Assert.Equal([("r", 0, "no_device"), ("r", 1, "no_device")], _run.Errors);
        Assert.Equal(["r"], _run.Ends);
        Assert.Empty(_run.Wire);
    }

    [Fact]
    public void A_port_that_comes_back_in_time_is_asked()
    {
        _run.Edge.Host.UartTakes = 0;
        _run.Ask(Read);
        _run.Wait(1_500);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Wait(500);
        Assert.Equal([HexRun.Willing(Read)!], _run.Answers);
    }

    [Fact]
    public void A_write_to_a_port_that_takes_nothing_is_not_kept_for_later()
    {
        _run.Unlock();
        _run.Edge.Host.UartTakes = 0;
        _run.Write("w", Set, Read);
        _run.Wait(3_000);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Wait(10_000);
        Assert.Empty(_run.Wire);
        Assert.Equal([("w", 0, "no_device"), ("w", 1, "stopped")], _run.Errors);
    }

    [Fact]
    public void When_the_broker_is_gone_nothing_more_goes_out()
    {
        _run.Unlock();
        _run.Device = _ => null;
        _run.Write("w1", Read, Set);
        _run.Write("w2", Set);
        _run.Wait(100);
        _run.Edge.Link(false);
        _run.Wait(5_000);
        _run.Edge.Link(true);
        _run.Device = HexRun.Willing;
        _run.Ask("# id=r", Read);
        _run.Wait(1_000);
        Assert.Equal([Read, Read], _run.Frames);
        Assert.Equal(["r"], _run.Ends);
        Assert.Empty(_run.Errors);
    }

    [Fact]
    public void When_the_broker_is_gone_a_frame_that_the_port_has_not_taken_is_withdrawn()
    {
        _run.Unlock();
        _run.Edge.Host.UartTakes = 0;
        _run.Write("w1", Set);
        _run.Wait(100);
        _run.Edge.Link(false);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Edge.Poll();
        _run.Edge.Link(true);
        _run.Wait(10_000);
        Assert.Empty(_run.Wire);
    }

    [Fact]
    public void When_the_broker_comes_back_while_a_frame_is_on_the_wire_the_next_request_waits_for_its_end()
    {
        _run.Unlock();
        _run.Device = _ => null;
        _run.Write("w1", Set, HexRun.Set(0xEDF7, 1, 0));
        _run.Wait(100);
        _run.Edge.Link(false);
        _run.Edge.Link(true);
        _run.Ask("# id=r", ":154");
        _run.Wait(1_000);
        Assert.Equal([Set], _run.Frames);
        _run.Device = HexRun.Willing;
        _run.Wait(2_000);
        Assert.Equal([Set, ":154"], _run.Frames);
        Assert.Equal(["r"], _run.Ends);
    }

    [Fact]
    public void The_question_for_the_serial_number_and_a_request_never_share_the_wire()
    {
        string question = HexRun.Get(0x010A);
        _run.Device = frame => frame == question ? null : HexRun.Willing(frame);
        _run.Edge.Seconds(4, DeviceBlocks.Unnamed);   // asked by now
        Assert.Equal(question + "\n", _run.Edge.Host.Taken[^1].Text);
        long askedAt = _run.Edge.Host.Taken[^1].AtMs;
        _run.Ask(Read);
        _run.Wait(5_000);
        (long at, string text, long _) = _run.Wire.First(frame => frame.Text == Read);
        Assert.Equal(Read, text);
        Assert.InRange(at - askedAt, 3_000, 3_300);
        Assert.Equal([HexRun.Willing(Read)!], _run.Answers);
    }

    [Fact]
    public void A_request_that_runs_keeps_the_question_for_the_serial_number_waiting()
    {
        string question = HexRun.Get(0x010A);
        _run.Device = _ => null;
        _run.Edge.Second(DeviceBlocks.Unnamed);
        _run.Ask([.. Enumerable.Repeat(Read, 3)]);
        _run.Edge.Seconds(8, DeviceBlocks.Unnamed);
        Assert.DoesNotContain(_run.Edge.Host.Taken, taken => taken.Text == question + "\n");
        _run.Edge.Seconds(4, DeviceBlocks.Unnamed);
        Assert.Contains(_run.Edge.Host.Taken, taken => taken.Text == question + "\n");
    }

    [Fact]
    public void An_old_device_that_pays_with_silence_is_quiet_and_not_offline()
    {
        _run.Edge.Seconds(10, DeviceBlocks.Solar.With("PID=0xA053"));
        _run.Ask(Read);
        _run.Wait(8_000);
        _run.Ask(Read);
        _run.Wait(9_000);
        Assert.Equal("quiet", _run.Edge.Last("ve1/status").Text);
        _run.Wait(2_000);
        Assert.Equal("offline", _run.Edge.Last("ve1/status").Text);
    }

    [Fact]
    public void A_device_whose_text_never_stops_is_offline_when_it_does()
    {
        _run.Edge.Seconds(10, DeviceBlocks.Charger);
        _run.Wait(88_000);
        _run.Ask(Read);
        _run.Wait(20_000);
        Assert.Equal(["offline", "online", "offline"], _run.Edge.Of("ve1/status").Select(status => status.Text));
    }
}
