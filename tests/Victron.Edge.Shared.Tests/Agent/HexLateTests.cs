// HexLateTests: answers that come late, after the same thing was asked once more: none of them passes for the answer to what is
// asked later, and nothing is asked beyond need for it.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexLateTests
{
    private const string Ping = ":154";
    private const string Pong = ":51641F9";
    private const string Version = ":11641FD";
    private const string Product = ":156A05E";
    private static readonly string Read = HexRun.Get(0x0200);
    private static readonly string Other = HexRun.Get(0x0201);
    private static readonly string Old = HexRun.Got(0x0200, 1);
    private static readonly string New = HexRun.Got(0x0200, 4);
    private static readonly string Set = HexRun.Set(0x0200, 4);

    private readonly HexRun _run = new();

    [Fact]
    public void The_second_answer_to_a_repeated_read_is_not_the_read_back_of_a_lost_write()
    {
        _run.Unlock();
        Repeat(Read, Old);
        _run.Write("w", Set);
        _run.Wait(2_200);
        Assert.Equal([("w", 0, "unanswered")], _run.Errors);
        _run.Ask("# id=back", Read);
        _run.Wait(50);
        Says(Old);                  // to the repetition: still from before the write
        Says(Set);                  // the write is followed
        Assert.Equal([Old], _run.Answers);
        Says(Pong);
        Says(New);
        _run.Wait(200);
        Assert.Equal([Old, New], _run.Answers);
        Assert.Equal([Read, Read, Set, Ping, Read], _run.Frames);
    }

    [Fact]
    public void The_second_answer_to_a_version_is_not_the_product_id()
    {
        _run.Ask("# id=a", ":352", ":451");
        _run.Wait(1_050);
        Says(Version);
        Says(Version);
        Says(Pong);
        Says(Product);
        _run.Wait(200);
        Assert.Equal([":352", ":352", Ping, ":451"], _run.Frames);
        Assert.Equal([Version, Product], _run.Answers);
        Assert.Equal(["a"], _run.Ends);
    }

    [Fact]
    public void A_complaint_about_a_restart_is_not_the_refusal_of_the_write_after_it()
    {
        _run.Unlock();
        _run.Write("w", ":64F", Set);
        _run.Wait(50);
        Says(":4AAAAFD");
        Says(Set);
        _run.Wait(200);
        Assert.Equal([":64F", Set], _run.Frames);
        Assert.Equal([Set], _run.Answers);
        Assert.Empty(_run.Errors);
        _run.Wait(13_000);
        _run.Write("later", HexRun.Set(0x0200, 5));
        _run.Wait(50);
        Says(":4AAAAFD");
        _run.Wait(200);
        Assert.Equal(":4AAAAFD", _run.Answers[^1]);
    }

    [Fact]
    public void One_ping_is_enough_and_an_ordinary_read_needs_none()
    {
        int asked = 0;
        _run.Device = frame => asked++ == 0 ? null : HexRun.Willing(frame);
        _run.Ask("# id=a", Read, Other, Read, Other);
        _run.Wait(3_000);
        Assert.Equal([Read, Read, Ping, Other, Read, Other], _run.Frames);
        Assert.Empty(_run.Errors);
        Assert.DoesNotContain(Pong, _run.Answers);
    }

    [Fact]
    public void A_complaint_leaves_doubt_too_because_it_may_be_about_something_older()
    {
        int asked = 0;
        _run.Device = frame => asked++ == 0 ? ":4AAAAFD" : HexRun.Willing(frame);
        _run.Ask("# id=a", Read, Read);
        _run.Wait(1_000);
        Assert.Equal([Read, Read, Ping, Read], _run.Frames);
    }

    [Fact]
    public void After_12_s_nothing_older_comes_any_more()
    {
        Repeat(Read, Old);
        _run.Wait(12_000);
        _run.Ask("# id=b", Read);
        _run.Wait(100);
        Assert.Equal([Read, Read, Read], _run.Frames);
    }

    [Fact]
    public void A_device_that_fell_silent_is_asked_no_more_often_than_before_and_answers_as_soon_as_it_is_back()
    {
        _run.Ask("# id=a", Read, Other);
        _run.Wait(6_500);
        Assert.Equal([Read, Read, Read, Ping, Ping, Ping], _run.Frames);
        Assert.Equal([("a", 0, "unanswered"), ("a", 1, "unanswered")], _run.Errors);
        _run.Device = HexRun.Willing;
        _run.Ask("# id=b", Read);
        _run.Wait(300);
        Assert.Equal([Ping, Read], _run.Frames.Skip(6));
        Assert.Equal([HexRun.Willing(Read)!], _run.Answers);
    }

    [Fact]
    public void The_late_answer_to_an_earlier_ping_proves_nothing()
    {
        _run.Ask("# id=p", Ping);
        _run.Wait(1_050);
        Says(Pong);                 // to the first; the one to the second is owed
        Repeat(Read, Old);
        _run.Ask("# id=b", Read);
        _run.Wait(50);
        Says(Pong);                 // to the second of those before the read
        Says(Old);                  // to the repeated read
        Says(Pong);
        Says(New);
        _run.Wait(200);
        Assert.Equal([Ping, Ping, Read, Read, Ping, Ping, Read], _run.Frames);
        Assert.Equal([Pong, Old, New], _run.Answers);
    }

    [Fact]
    public void Pings_that_were_lost_long_ago_are_not_waited_for()
    {
        _run.Ask("# id=p", Ping, Ping, Ping);
        _run.Wait(10_000);
        _run.Device = HexRun.Willing;
        _run.Ask("# id=a", Other);
        _run.Wait(200);
        _run.Device = _ => null;
        Repeat(Read, Old);
        _run.Device = HexRun.Willing;
        _run.Ask("# id=b", Read);
        _run.Wait(200);
        Assert.Equal([Read, Read, Ping, Read], _run.Frames.Skip(10));
    }

    [Fact]
    public void When_the_broker_is_gone_the_read_behind_the_ping_is_withdrawn()
    {
        Repeat(Read, Old);
        _run.Ask("# id=b", Read);
        _run.Wait(50);
        _run.Edge.Link(false);
        Says(Pong);
        _run.Edge.Link(true);
        _run.Wait(2_000);
        Assert.Equal([Read, Read, Ping], _run.Frames);
        Assert.Equal(0, _run.Counter("hex_unanswered"));
    }

    [Fact]
    public void A_write_waits_for_no_ping()
    {
        _run.Unlock();
        Repeat(Read, Old);
        _run.Write("w", Set);
        _run.Wait(50);
        Assert.Equal([Read, Read, Set], _run.Frames);
    }

    // Asked twice, answered once so far.
    private void Repeat(string frame, string answer)
    {
        int before = _run.Wire.Count;
        _run.Ask("# id=twice", frame);
        _run.Wait(1_050);
        Says(answer);
        Assert.Equal([frame, frame], _run.Frames.Skip(before));
        _run.Wait(150);
    }

    private void Says(string frame)
    {
        _run.Say(frame + "\n");
        _run.Wait(30);
    }
}
