// The wire to a device: one frame at a time, whole and never later than wanted, whatever port and broker do meanwhile.

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexWireTests
{
    private static readonly string Read = HexRun.Get(0xEDF0);
    private static readonly string Set = HexRun.Set(0xEDF0, 0x64, 0x00);

    private readonly HexRun _run = new() { Device = HexRun.Willing };

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
        Assert.Equal([Read, ":154", Read], _run.Frames);   // the answer to the first might come yet
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
