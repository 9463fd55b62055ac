// Devices that do not tell their serial number in text are asked for it, sparingly.

using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class SerialQuestionTests
{
    private const string Question = ":70A010043\n";

    private readonly EdgeRun _edge = new();

    [Fact]
    public void A_charger_is_asked_after_three_seconds_and_named_when_it_answered_twice()
    {
        Start(11);
        _edge.Seconds(2, DeviceBlocks.Unnamed);
        Assert.Empty(_edge.Host.Written);
        _edge.Seconds(2, DeviceBlocks.Unnamed);
        Assert.Equal((0, Question), Asked().Single());
        Answer("HQ2140ABCDE", 0);
        Assert.DoesNotContain("serial", _edge.Last("ve1/info").Text, StringComparison.Ordinal);
        Assert.Equal(2, Asked().Count());
        Answer("HQ2140ABCDE", 0);
        Assert.Contains("\"serial\":\"HQ2140ABCDE\"", _edge.Last("ve1/info").Text, StringComparison.Ordinal);
        _edge.Seconds(60, DeviceBlocks.Unnamed);
        Assert.Equal(2, Asked().Count());
    }

    [Fact]
    public void A_device_that_tells_its_serial_number_is_never_asked()
    {
        _edge.Link(true);
        _edge.Seconds(60, DeviceBlocks.Solar);   // the host fails on any question
        Assert.Empty(_edge.Host.Written);
    }

    [Fact]
    public void A_device_without_HEX_is_never_asked()
    {
        _edge.Link(true);
        _edge.Seconds(120, DeviceBlocks.Monitor.With("PID=0x0201"));
        Assert.Empty(_edge.Host.Written);
    }

    [Fact]
    public void A_device_that_does_not_answer_is_asked_four_times_3_s_apart()
    {
        Start(11);
        _edge.Seconds(60, DeviceBlocks.Unnamed);
        Assert.Equal(4, Asked().Count());
        long[] times = [.. _edge.Host.Written.Select(written => written.AtMs)];
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 3_000, 3_250));
    }

    [Fact]
    public void A_device_that_does_not_know_the_register_is_left_alone()
    {
        Start(11);
        _edge.Seconds(4, DeviceBlocks.Unnamed);
        Answer(string.Empty, 1);
        _edge.Seconds(60, DeviceBlocks.Unnamed);
        _ = Assert.Single(Asked());
    }

    [Fact]
    public void An_answer_nobody_asked_for_names_nothing()
    {
        Start(11);
        _edge.Second(DeviceBlocks.Unnamed);
        Answer("HQ2140ABCDE", 0);
        Answer("HQ2140ABCDE", 0);
        _edge.Second(DeviceBlocks.Unnamed);
        Assert.DoesNotContain("serial", _edge.Last("ve1/info").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_the_port_could_not_take_is_offered_again_and_does_not_count()
    {
        Start(0);
        _edge.Seconds(30, DeviceBlocks.Unnamed);
        Assert.InRange(_edge.Host.Written.Count, 8, 10);
        _edge.Host.UartTakes = 11;
        int before = _edge.Host.Written.Count;
        _edge.Seconds(60, DeviceBlocks.Unnamed);
        Assert.Equal(4, _edge.Host.Written.Count - before);
    }

    [Fact]
    public void A_device_that_falls_silent_because_it_was_asked_is_quiet_for_10_s()
    {
        Start(11);
        _edge.Seconds(4, DeviceBlocks.Unnamed);
        _edge.Wait(60_000);
        Assert.Equal(["offline", "online", "quiet", "offline"], _edge.Of("ve1/status").Select(status => status.Text));
        Assert.InRange(_edge.Last("ve1/status").AtMs - _edge.Host.Written[^1].AtMs, 10_000, 10_250);
    }

    [Fact]
    public void A_battery_monitor_that_pays_with_silence_is_asked_after_a_minute()
    {
        Start(11);
        _edge.Seconds(59, DeviceBlocks.Monitor);
        Assert.Empty(_edge.Host.Written);
        _edge.Second(DeviceBlocks.Monitor);
        Assert.Equal((0, Question), Asked().Single());
    }

    private IEnumerable<(int Port, string Text)> Asked() => _edge.Host.Written.Select(written => (written.Port, written.Text));

    private void Start(int taken)
    {
        _edge.Host.UartTakes = taken;
        _edge.Link(true);
    }

    private void Answer(string serial, int flags)
    {
        byte[] data = [0x0A, 0x01, (byte)flags, .. Encoding.ASCII.GetBytes(serial), 0];
        byte[] frame = new byte[HexWriter.FrameLength(data.Length)];
        _ = HexWriter.Write(HexCommand.Get, data, 0, data.Length, frame, 0);
        _edge.Feed(0, frame);
    }
}
