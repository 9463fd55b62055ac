// Requests by HEX that write: who may, when, and how often. Whatever is refused does not reach the wire.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexWriteTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly string Set = HexRun.Set(0xEDF0, 0x64, 0x00);

    private readonly HexRun _run = new() { Device = HexRun.Willing };

    [Fact]
    public void An_unlocked_edge_writes_and_tells_what_the_device_answered()
    {
        _run.Unlock();
        _run.Write("w1", Set);
        _run.Wait(500);
        Assert.Equal([":8F0ED0064000C"], _run.Frames);
        Assert.Equal(["# id=w1 end\n:8F0ED0064000C\n"], _run.Responses);
        Assert.Equal((1, 1, 0, 0), (_run.Counter("hex_requests"), _run.Counter("hex_frames"), _run.Counter("hex_refused"), _run.Counter("hex_unanswered")));
    }

    [Fact]
    public void A_restart_is_a_write_and_needs_no_answer()
    {
        _run.Write("r0", ":64F");
        _run.Unlock();
        _run.Write("r1", ":64F");
        _run.Wait(500);
        Assert.Equal([":64F"], _run.Frames);
        Assert.Equal([("r0", -1, "locked")], _run.Errors);
        Assert.Equal(["# id=r1 end\n"], _run.Responses);
    }

    [Fact]
    public void A_locked_edge_writes_nothing()
    {
        _run.Write("w1", HexRun.Get(0xEDF0), Set);
        _run.Wait(1_000);
        Refused("w1", "locked");
    }

    [Fact]
    public void After_the_minutes_are_over_the_edge_is_locked_again()
    {
        _run.Unlock(1);
        _run.Wait(60_000);
        _run.Write("w1", Set);
        _run.Wait(1_000);
        Refused("w1", "locked");
    }

    [Fact]
    public void A_lock_that_is_closed_by_hand_is_closed_at_once()
    {
        _run.Unlock();
        _run.Unlock(0);
        _run.Write("w1", Set);
        _run.Wait(1_000);
        Refused("w1", "locked");
    }

    [Theory]
    [InlineData(":84E030001FB")]
    [InlineData("# id=a\n:84E030001FB")]
    [InlineData("# id=a boot=1a2b3c4d\n:84E030001FB")]
    [InlineData("# id=a until=99999999\n:84E030001FB")]
    [InlineData("# boot=1a2b3c4d until=99999999\n:84E030001FB")]
    [InlineData("# boot=1a2b3c4d until=99999999\n:154\n:64F")]
    public void A_write_without_id_boot_and_until_is_refused(string text)
    {
        _run.Unlock();
        _run.Request(text);
        _run.Wait(1_000);
        Refused(text.Contains("id=a", StringComparison.Ordinal) ? "a" : "-", "malformed");
        Assert.Contains("begins with", _run.Edge.Last("ve1/hex/error").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_the_broker_had_kept_is_refused_though_everything_else_is_right()
    {
        _run.Unlock();
        _run.Request(_run.Head("w1") + "\n" + Set, retained: true);
        _run.Wait(1_000);
        Refused("w1", "retained");
    }

    [Fact]
    public void A_write_that_may_have_come_before_is_refused()
    {
        _run.Unlock();
        _run.Request(_run.Head("w1") + "\n" + Set, duplicate: true);
        _run.Wait(1_000);
        Refused("w1", "duplicate");
    }

    [Fact]
    public void A_write_for_another_run_of_the_edge_is_refused()
    {
        _run.Unlock();
        _run.Ask(_run.Head("w1", boot: "1a2b3c4e"), Set);
        _run.Wait(1_000);
        Refused("w1", "wrong_boot");
    }

    [Fact]
    public void A_write_after_its_time_is_refused()
    {
        _run.Unlock();
        _run.Wait(1_000);
        _run.Ask(_run.Head("w1", _run.UptimeMs - 1), Set);
        _run.Wait(1_000);
        Refused("w1", "too_late");
    }

    [Fact]
    public void The_same_id_writes_once_among_32()
    {
        _run.Unlock();
        for (int i = 0; i < 32; i++)
        {
            _run.Write("id" + i, HexRun.Set(0x2001, i, 0));
            _run.Wait(100);
        }

        _run.Write("id0", HexRun.Set(0x2001, 99, 0));
        _run.Write("id31", HexRun.Set(0x2001, 99, 0));
        _run.Wait(100);
        Assert.Equal([("id0", -1, "duplicate"), ("id31", -1, "duplicate")], _run.Errors);
        Assert.Equal(32, _run.Wire.Count);
        _run.Write("id32", HexRun.Set(0x2001, 98, 0));
        _run.Wait(100);
        _run.Write("id0", HexRun.Set(0x2001, 99, 0));   // no longer among the last 32: its time is what guards now
        _run.Wait(100);
        Assert.Equal(34, _run.Wire.Count);
    }

    [Fact]
    public void No_command_goes_out_but_those_of_the_list_even_when_unlocked()
    {
        _run.Unlock();
        foreach (int command in Enumerable.Range(0, 16))
        {
            _run.Write("c" + command, HexRun.Frame(command), HexRun.Frame(command, 0xF0, 0xED, 0x00), HexRun.Frame(command, 0xF0, 0xED, 0x00, command));
            _run.Wait(5_000);
        }

        Assert.All(_run.Errors, error => Assert.Equal(HexErrors.Whole, error.Index));
        Assert.Equal(
            [(0, "not_allowed"), (1, "malformed"), (2, "not_allowed"), (3, "malformed"), (4, "malformed"), (5, "not_allowed"), (6, "malformed"), (7, "malformed")],
            _run.Errors.Take(8).Select((error, i) => (i, error.Why)));
        Assert.Equal("malformed", _run.Errors[8].Why);
        Assert.All(_run.Errors[9..], error => Assert.Equal("not_allowed", error.Why));
        Assert.Equal(16, _run.Errors.Length);
        Assert.Empty(_run.Wire);
    }

    [Theory]
    [InlineData(":0AA55AA55AA55AA55AA5559")]
    [InlineData(":055")]
    [InlineData(":0")]
    public void A_frame_for_the_boot_loader_is_refused_with_everything_around_it_even_when_unlocked(string frame)
    {
        _run.Unlock();
        _run.Write("boot", HexRun.Get(0xEDF0), frame, Set);
        _run.Wait(1_000);
        Refused("boot", "not_allowed");
        Assert.Contains($"\"frame\":\"{frame}\"", _run.Edge.Last("ve1/hex/error").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_know_the_pairing_key_unlocks_nothing()
    {
        HexRun run = Paired();
        Order(run, [.. Key.Reverse()]);
        run.Write("w1", Set);
        run.Wait(1_000);
        Assert.Equal([("w1", -1, "locked")], run.Errors);
        Order(run, Key);
        run.Write("w2", Set);
        run.Wait(1_000);
        Assert.Equal(["w2"], run.Ends);
        Assert.Equal([":8F0ED0064000C"], run.Frames);
    }

    [Fact]
    public void A_lock_that_closes_between_acceptance_and_sending_is_closed_for_the_frames_that_wait()
    {
        _run.Unlock();
        _run.Edge.Host.UartTakes = 0;
        _run.Write("w1", HexRun.Get(0xEDF0), Set, HexRun.Set(0xEDF7, 1, 0), HexRun.Get(0xEDF7));
        _run.Wait(500);
        _run.Unlock(0);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Wait(2_000);
        Assert.Equal([HexRun.Get(0xEDF0)], _run.Frames);
        Assert.Equal([("w1", 1, "locked"), ("w1", 2, "stopped"), ("w1", 3, "stopped")], _run.Errors);
        Assert.Equal(["w1"], _run.Ends);
        Assert.Equal(1, _run.Counter("hex_refused"));
    }

    [Fact]
    public void A_lock_that_closes_while_the_port_takes_nothing_is_closed_for_the_frame_that_is_offered()
    {
        _run.Unlock();
        _run.Edge.Host.UartTakes = 0;
        _run.Write("w1", Set);
        _run.Wait(500);
        _run.Unlock(0);
        _run.Edge.Host.UartTakes = int.MaxValue;
        _run.Wait(3_000);
        Assert.Empty(_run.Wire);
        Assert.Equal([("w1", 0, "locked")], _run.Errors);
    }

    [Fact]
    public void A_time_that_passes_while_the_request_waits_for_its_turn_is_past()
    {
        _run.Unlock();
        _run.Device = _ => null;
        _run.Ask(HexRun.Get(0x0200), HexRun.Get(0x0201));
        _run.Ask(_run.Head("w1", _run.UptimeMs + 3_000), Set);
        _run.Finish();
        Assert.DoesNotContain(Set, _run.Frames);
        Assert.Equal([("-", 0, "unanswered"), ("-", 1, "unanswered"), ("w1", 0, "too_late")], _run.Errors);
        Assert.Equal(["-", "w1"], _run.Ends);
    }

    [Fact]
    public void A_time_that_passes_during_earlier_frames_is_past_for_the_later_ones()
    {
        _run.Unlock();
        _run.AnswerMs = 600;
        _run.Ask(_run.Head("w1", _run.UptimeMs + 1_000), HexRun.Set(0x2001, 1, 0), HexRun.Set(0x2001, 2, 0), HexRun.Set(0x2001, 3, 0), HexRun.Get(0x2001));
        _run.Finish();
        Assert.Equal([HexRun.Set(0x2001, 1, 0), HexRun.Set(0x2001, 2, 0)], _run.Frames);
        Assert.Equal([("w1", 2, "too_late"), ("w1", 3, "stopped")], _run.Errors);
    }

    [Fact]
    public void After_a_write_without_answer_nothing_more_of_the_request_goes_out()
    {
        _run.Unlock();
        _run.Device = _ => null;
        _run.Write("w1", Set, HexRun.Get(0xEDF0), HexRun.Set(0xEDF7, 1, 0));
        _run.Finish();
        Assert.Equal([Set], _run.Frames);   // and never a second time
        Assert.Equal([("w1", 0, "unanswered"), ("w1", 1, "stopped"), ("w1", 2, "stopped")], _run.Errors);
        Message end = _run.Edge.Last("ve1/hex/response");
        Assert.Equal(("# id=w1 end\n", 2_000), (end.Text, end.AtMs - _run.Wire[0].AtMs));
        Assert.Equal(1, _run.Counter("hex_unanswered"));
    }

    [Fact]
    public void A_refusal_by_the_device_is_its_answer_and_the_rest_goes_on()
    {
        _run.Unlock();
        string refusal = HexRun.Frame(HexCommand.Set, 0xF0, 0xED, 0x04, 0x96, 0x00);
        _run.Device = frame => frame == Set ? refusal : HexRun.Willing(frame);
        _run.Write("w1", Set, HexRun.Get(0xEDF0));
        _run.Wait(500);
        Assert.Equal([refusal, HexRun.Got(0xEDF0, 0x2A)], _run.Answers);
        Assert.Empty(_run.Errors);
    }

    private static void Order(HexRun run, byte[] key)
    {
        string challenge = JsonDocument.Parse(run.Edge.Last("info").Text).RootElement.GetProperty("writes").GetProperty("challenge").GetString()!;
        byte[] text = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"unlock|van|{challenge}|30|{run.UptimeMs + 10_000}"));
        run.Edge.Message(Topics.EdgeCommand, $"{{\"command\":\"unlock\",\"minutes\":30,\"until\":{run.UptimeMs + 10_000},\"mac\":\"{Convert.ToHexStringLower(HMACSHA256.HashData(key, text))}\"}}");
    }

    private static HexRun Paired()
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.Challenge = "0123456789abcdef";
        var run = new HexRun(settings) { Device = HexRun.Willing };
        run.Edge.Host.PairingKey = Key;
        return run;
    }

    private void Refused(string id, string why)
    {
        Assert.Empty(_run.Edge.Host.Written);
        Assert.Equal([(id, HexErrors.Whole, why)], _run.Errors);
        Assert.Empty(_run.Responses);
        Assert.Equal(1, _run.Counter("hex_refused"));
    }
}
