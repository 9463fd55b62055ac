// HexHalfTests: frames that a port took in part and then nothing more: they block nobody for long, and what comes after them
// is neither taken for their rest nor given the complaint about them for an answer.

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexHalfTests
{
    private const string Ping = ":154";
    private static readonly string Read = HexRun.Get(0xEDF0);
    private static readonly string Set = HexRun.Set(0xEDF0, 0x64, 0x00);
    private static readonly string Question = HexRun.Get(0x010A);

    private readonly HexRun _run = new() { Device = HexRun.Willing };

    [Fact]
    public void The_rest_of_a_question_follows_while_a_request_waits()
    {
        long halfAt = AskInPart();
        _run.Ask("# id=a", Read);
        _run.Wait(1_000);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Wait(1_000);
        Assert.Equal([Question, Read], _run.Frames.Take(2));
        Assert.Equal([HexRun.Willing(Read)!], _run.Answers);
        Assert.Empty(_run.Halves);
        Assert.InRange(_run.Wire[1].AtMs - halfAt, 1_000, 1_200);
    }

    [Fact]
    public void A_half_question_that_is_given_up_is_ended_before_the_next_frame()
    {
        _ = AskInPart();
        _run.Wait(4_000);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Ask("# id=a", Read);
        _run.Wait(1_000);
        Assert.Equal([Question[..5]], _run.Halves);
        Assert.Equal([Ping, Ping, Read], _run.Frames.Take(3));   // the complaint about the half frame, then the answer
        Assert.Equal(["a"], _run.Ends);
        Assert.Equal([HexRun.Willing(Read)!], _run.Answers);
    }

    [Fact]
    public void A_port_that_never_takes_more_has_no_device()
    {
        _ = AskInPart();
        _run.Ask("# id=a", Read);
        _run.Wait(8_000);
        Assert.Equal([("a", 0, "no_device")], _run.Errors);
        Assert.Equal(["a"], _run.Ends);
    }

    [Fact]
    public void The_question_is_asked_again_when_the_port_takes_bytes_again()
    {
        _ = AskInPart();
        _run.Edge.Seconds(5, DeviceBlocks.Unnamed);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Edge.Seconds(5, DeviceBlocks.Unnamed);
        _run.Wait(10);
        Assert.Contains(Question, _run.Frames);
        Assert.Equal([Question[..5]], _run.Halves);
    }

    [Fact]
    public void The_complaint_about_a_half_frame_is_not_the_answer_to_the_write_behind_it()
    {
        Stick(HexRun.Set(0xEDF0, 0x32, 0x00));
        _run.Write("w", Set);
        _run.Wait(1_000);
        Assert.Equal([Ping, Ping, Set], _run.Frames);
        Assert.Equal([Set], _run.Answers);
    }

    [Fact]
    public void A_write_behind_a_half_frame_is_not_sent_to_a_device_that_answers_no_ping()
    {
        Stick(HexRun.Set(0xEDF0, 0x32, 0x00));
        _run.Device = _ => null;
        _run.Write("w", Set, Read);
        _run.Wait(5_000);
        Assert.Equal([Ping, Ping, Ping], _run.Frames);
        Assert.Equal([("half", 0, "unanswered"), ("w", 0, "no_device"), ("w", 1, "stopped")], _run.Errors);
    }

    // A question of which the port took five bytes, and nothing since.
    private long AskInPart()
    {
        _run.Edge.Host.UartTakes = 5;
        while (_run.Edge.Host.Taken.Count == 0)
        {
            _run.Edge.Wait(10);
            _run.Edge.Send(0, DeviceBlocks.Unnamed);
            _run.Edge.Host.UartTakes = _run.Edge.Host.Taken.Count == 0 ? 5 : 0;
        }

        Assert.Equal(Question[..5], _run.Edge.Host.Taken.Single().Text);
        return _run.Edge.NowMs;
    }

    private void Stick(string set)
    {
        _run.Unlock();
        _run.Edge.Host.UartTakes = 5;
        _run.Write("half", set);
        _run.Edge.Host.UartTakes = 0;
        _run.Wait(3_000);
        _run.Edge.Host.UartTakes = int.MaxValue;
        Assert.Equal([("half", 0, "unanswered")], _run.Errors);
    }
}
