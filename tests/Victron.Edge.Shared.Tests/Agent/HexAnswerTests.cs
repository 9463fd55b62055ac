// Answers of a device: which one belongs to which frame, what is sent again when none comes, and what never is.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexAnswerTests
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
}
