// Requests by HEX that read: what is understood, how the answers come back, how many requests find room.

using System.Text;
using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexRequestTests
{
    private readonly HexRun _run = new() { Device = HexRun.Willing };

    [Fact]
    public void A_read_goes_out_and_its_answer_comes_back_with_the_end()
    {
        _run.Ask(HexRun.Get(0xEDF0));
        _run.Wait(200);
        Assert.Equal([":7F0ED0071"], _run.Frames);
        Assert.Equal(["# id=- end\n:7F0ED002A47\n"], _run.Responses);
        Assert.Empty(_run.Errors);
    }

    [Fact]
    public void The_commands_that_only_ask_go_out_one_after_the_other_each_after_the_answer_to_the_last()
    {
        _run.Request("# id=a-1_B\r\n:154\r\n\r\n:352\n:451\n:70A010043");
        _run.Wait(1_000);
        Assert.Equal([":154", ":352", ":451", ":70A010043"], _run.Frames);
        Assert.All(_run.Wire.Zip(_run.Wire.Skip(1)), pair => Assert.True(pair.Second.AtMs - pair.First.AtMs >= _run.AnswerMs));
        Assert.Equal([":51641F9", ":11641FD", ":156A05E", ":70A01002A19"], _run.Answers);
        Assert.Equal(["a-1_B"], _run.Ends);
    }

    [Fact]
    public void Answers_are_gathered_for_100_ms_and_the_last_message_says_so()
    {
        string[] frames = [.. Enumerable.Range(0x0200, 32).Select(HexRun.Get)];
        _run.Ask(["# id=all", .. frames]);
        _run.Wait(5_000);
        Assert.Equal(frames, _run.Frames);
        Assert.Equal(frames.Select(HexRun.Willing), _run.Answers);
        Assert.Equal(["all"], _run.Ends);
        Assert.InRange(_run.Responses.Length, 8, 16);
        Assert.All(_run.Responses[..^1], text => Assert.StartsWith("# id=all\n:", text, StringComparison.Ordinal));
        long[] times = [.. _run.Edge.Of("ve1/hex/response").SkipLast(1).Select(message => message.AtMs)];
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 100));
    }

    [Fact]
    public void The_longest_answers_lose_nothing_while_the_broker_takes_no_message()
    {
        string longest = HexRun.Got(0x1050, [.. Enumerable.Range(0, 120)]);
        _run.Device = frame => frame == HexRun.Get(0x1050) ? longest : HexRun.Willing(frame);
        _run.Edge.Host.Refuses = topic => topic.Contains("/hex/", StringComparison.Ordinal);
        _run.Ask([.. Enumerable.Repeat(HexRun.Get(0x1050), 8)]);
        _run.Wait(3_000);
        Assert.InRange(_run.Wire.Count, 1, 2);   // waits for room rather than lose an answer
        _run.Edge.Host.Refuses = null;
        _run.Wait(3_000);
        Assert.Equal(Enumerable.Repeat(longest, 8), _run.Answers);
        Assert.Equal(["-"], _run.Ends);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    [InlineData("hello")]
    [InlineData("7F0ED0071")]
    [InlineData(":")]
    [InlineData(":1")]
    [InlineData(":15")]
    [InlineData(":1544")]
    [InlineData(":155")]
    [InlineData(":7f0ed0071")]
    [InlineData(" :154")]
    [InlineData(":154 ")]
    [InlineData(":154 :154")]
    [InlineData(":7F0ED0072")]
    [InlineData(":7F0ED5E")]
    [InlineData(":7F0ED0170")]
    [InlineData(":7F0ED0000071")]
    [InlineData(":10054")]
    [InlineData(":G54")]
    [InlineData("#id=a\n:154")]
    [InlineData("# id=\n:154")]
    [InlineData("# id=12345678901234567\n:154")]
    [InlineData("# id=a*\n:154")]
    [InlineData("# id=a id=b\n:154")]
    [InlineData("# until=\n:154")]
    [InlineData("# until=-1\n:154")]
    [InlineData("# until=1e9\n:154")]
    [InlineData("# until=99999 until=99999\n:154")]
    [InlineData("# lease=61\n:154")]
    [InlineData("# lease=\n:154")]
    [InlineData("# who=me\n:154")]
    [InlineData("# id=a  boot=1a2b3c4d\n:154")]
    [InlineData(":154\n# id=a")]
    [InlineData("# id=a")]
    [InlineData("# id=a end\n:154")]
    public void What_is_not_understood_refuses_the_whole_request(string text)
    {
        _run.Request(text);
        _run.Wait(2_000);
        Assert.Equal((HexErrors.Whole, "malformed"), (_run.Errors.Single().Index, _run.Errors.Single().Why));
        Assert.Empty(_run.Wire);
        Assert.Empty(_run.Responses);
        Assert.Equal((1, 1), (_run.Counter("hex_requests"), _run.Counter("hex_refused")));
    }

    [Fact]
    public void One_bad_line_refuses_the_good_ones_before_it_and_is_named()
    {
        _run.Request("# id=q7\n:154\n:7F0ED0071\nrm -rf \"/\"\u0001\n:451\n");
        _run.Wait(2_000);
        Assert.Empty(_run.Wire);
        string text = _run.Edge.Last("ve1/hex/error").Text;
        Assert.StartsWith("{\"id\":\"q7\",\"index\":-1,\"frame\":\"rm -rf \\\"/\\\"\\u0001\",\"why\":\"malformed\",\"text\":\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_at_all_neither_breaks_the_edge_nor_reaches_the_device() =>
        Gen.OneOf(
            Gen.Byte.Array[0, 200],
            Gen.Char["#:0123456789ABCDEFabc =idbotunlse-\r\n"].Array[0, 200].Select(letters => Encoding.ASCII.GetBytes(letters)),
            Gen.Char["0123456789ABCDEF"].Array[0, 40].Select(letters => Encoding.ASCII.GetBytes(":" + new string(letters))),
            Gen.Byte.Array[1_020, 1_100]).Sample(
            bytes =>
            {
                var run = new HexRun();
                run.Edge.Message(Topics.PortHexRequest(0), bytes);
                run.Wait(10);
                Assert.Equal(1, run.Errors.Length + run.Edge.Host.Taken.Count);
                Assert.All(run.Edge.Host.Taken, taken => Assert.Contains(taken.Text[1], "1347"));
            },
            iter: 2_000);

    [Fact]
    public void The_thirty_third_frame_and_the_1025th_byte_are_too_much()
    {
        _run.Ask(["# id=many", .. Enumerable.Repeat(HexRun.Get(0x0200), 33)]);
        _run.Request("# id=long\n:154\n" + new string('\n', 1_010));
        _run.Request(":154" + new string('\n', 1_020));
        _run.Ask("# id=wide", HexRun.Frame(8, [.. new int[65]]));
        _run.Wait(1_000);
        Assert.Equal([("many", -1, "too_long"), ("long", -1, "too_long"), ("wide", -1, "too_long")], _run.Errors);
        Assert.Equal([":154"], _run.Frames);
    }

    [Fact]
    public void One_runs_and_one_waits_and_the_third_is_told_that_there_is_no_room()
    {
        _run.Post("# id=one\n:154\n:451");
        _run.Post("# id=two\n:154\n:451");
        _run.Post("# id=three\n:154\n:451");
        _run.Wait(1_000);
        Assert.Equal(["one", "two"], _run.Ends);
        Assert.Equal([("three", -1, "busy")], _run.Errors);
        _run.Ask("# id=three", ":154");
        _run.Wait(1_000);
        Assert.Equal(["one", "two", "three"], _run.Ends);
    }

    [Fact]
    public void Refusals_that_come_in_a_burst_are_all_counted_and_the_first_four_told()
    {
        for (int i = 0; i < 10; i++)
        {
            _run.Post($"# id=n{i}\nx");
        }

        _run.Edge.Poll();
        _run.Wait(100);
        Assert.Equal(["n0", "n1", "n2", "n3"], _run.Errors.Select(error => error.Id));
        Assert.Equal(10, _run.Counter("hex_refused"));
    }

    [Fact]
    public void A_request_that_the_broker_had_kept_is_refused()
    {
        _run.Request("# id=old\n:154\n", retained: true);
        _run.Wait(1_000);
        Assert.Empty(_run.Wire);
        Assert.Equal([("old", -1, "retained")], _run.Errors);
    }

    [Fact]
    public void A_read_that_may_have_come_before_is_answered_again()
    {
        _run.Request("# id=a\n:154\n");
        _run.Wait(200);
        _run.Request("# id=a\n:154\n", duplicate: true);
        _run.Wait(200);
        Assert.Equal(["a", "a"], _run.Ends);
    }

    [Fact]
    public void A_read_of_another_run_or_too_late_is_refused_when_it_says_so()
    {
        _run.Ask("# id=a boot=1a2b3c4e", ":154");
        _run.Ask("# id=b boot=1a2b3c4", ":154");
        _run.Ask("# id=e boot=1a2b3c4d5", ":154");
        _run.Wait(50);
        _run.Ask("# id=c until=1", ":154");
        _run.Ask("# id=f until=" + (_run.UptimeMs + 60_001), ":154");
        _run.Ask("# id=d until=" + _run.UptimeMs, ":154");
        _run.Wait(1_000);
        Assert.Equal([("a", -1, "wrong_boot"), ("b", -1, "wrong_boot"), ("e", -1, "wrong_boot"), ("c", -1, "too_late"), ("f", -1, "too_far")], _run.Errors);
        Assert.Equal(["d"], _run.Ends);
    }

    [Fact]
    public void A_request_for_another_port_asks_that_one()
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.PortCount = 2;
        var edge = new EdgeRun(settings);
        edge.Host.UartTakes = int.MaxValue;
        edge.Link(true);
        edge.Message(edge.Agent.Topics.NumberOf("victron-edge/van/ve2/hex/request"), ":154");
        Assert.Equal((1, ":154\n"), (edge.Host.Taken.Single().Port, edge.Host.Taken.Single().Text));
        Assert.Equal(-1, edge.Agent.Topics.NumberOf("victron-edge/van/ve3/hex/request"));
        Assert.Equal(-1, edge.Agent.Topics.NumberOf("victron-edge/van/ve1/hex/response"));
    }

    [Fact]
    public void Frames_that_nobody_asked_for_are_passed_on_under_a_lease_and_not_after_it()
    {
        string tells = HexRun.Frame(0xA, 0x01, 0x02, 0x00, 0x05);
        _run.Say(tells + "\n");
        _run.Wait(1_000);
        Assert.Empty(_run.Unasked);
        _run.Ask("# id=con lease=10");
        _run.Wait(1_000);
        Assert.Equal(["con"], _run.Ends);
        _run.Say(tells + "\n");
        _run.Wait(200);
        Assert.Equal([tells], _run.Unasked);
        _run.Ask("# lease=2", ":154");
        _run.Wait(1_000);
        _run.Say(tells + "\n");
        _run.Wait(1_500);
        _run.Say(tells + "\n");
        _run.Wait(500);
        Assert.Equal([tells, tells], _run.Unasked);
        _run.Ask("# lease=60");
        _run.Ask("# lease=0");
        _run.Wait(100);
        _run.Say(tells + "\n");
        _run.Wait(200);
        Assert.Equal(2, _run.Unasked.Length);
    }

    [Fact]
    public void Under_a_lease_a_flood_of_frames_is_thinned_and_costs_no_answer()
    {
        _run.Ask("# lease=60");
        _run.Edge.Host.Refuses = topic => topic.EndsWith("/hex/response", StringComparison.Ordinal);
        for (int i = 0; i < 200; i++)
        {
            _run.Say(HexRun.Frame(0xA, 0x8D, 0xED, 0, i, 0) + "\n");
        }

        _run.Edge.Host.Refuses = null;
        _run.Ask("# id=a", ":154");
        _run.Wait(500);
        Assert.Equal([":51641F9"], _run.Answers);
        Assert.InRange(_run.Unasked.Length, 10, 40);
    }

    [Fact]
    public void In_safe_mode_the_device_is_left_alone()
    {
        _run.Edge.Agent.OnBoot("fault", 9, true);
        _run.Ask("# id=a", ":154");
        _run.Wait(5_000);
        Assert.Empty(_run.Wire);
        Assert.Equal([("a", -1, "no_device")], _run.Errors);
        Assert.Contains("kept restarting", _run.Edge.Last("ve1/hex/error").Text, StringComparison.Ordinal);
    }
}
