// HexTests: the small HEX port of simulated devices: requests in, replies out, in the way of each generation.
using System.Text;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class HexTests
{
    private static void Ask(SimulatedDevice device, string request) =>
        device.Receive(Encoding.ASCII.GetBytes(request), 0, request.Length);

    private static string ReplyOf(SimulatedDevice device, string request)
    {
        device.Advance(10);
        Ask(device, request);
        WireReading reading = WireReading.Of(WireReading.Drain(device, 10, 3000));
        return string.Concat(reading.Frames.Where(frame => !frame.Text.StartsWith(":A", StringComparison.Ordinal)).Select(frame => frame.Text));
    }

    [Theory]
    [InlineData("mppt-75-15", ":154\n", ":55941B6\n")]
    [InlineData("mppt-75-15", ":352\n", ":15941BA\n")]
    [InlineData("mppt-100-30", ":451\n", ":156A05E\n")]
    [InlineData("smartshunt", ":451\n", ":189A328\n")]
    [InlineData("mppt-100-30", ":70001004D\n", ":70001000056A0FF58\n")]
    [InlineData("mppt-100-30", ":777770060\n", ":77777015F\n")]
    [InlineData("mppt-100-30", ":253\n", ":3020050\n")]
    [InlineData("mppt-100-30", ":452\n", ":4AAAAFD\n")]
    [InlineData("mppt-100-30", ":8000100004C\n", ":80001020056A0FF55\n")]
    [InlineData("mppt-100-30", "noise:154\n", ":51643F7\n")]
    public void Requests_are_answered_as_the_worked_examples_show(string kind, string request, string expected) =>
        Assert.Equal(expected, ReplyOf(WireReading.Device(kind), request));

    [Fact]
    public void Serial_number_register_holds_the_number_of_the_text_padded_with_zeros()
    {
        SimulatedDevice device = WireReading.Device("mppt-100-30");
        string digits = Convert.ToHexString(Encoding.ASCII.GetBytes(device.Serial)) + "0000000000";

        Assert.StartsWith(":70A0100" + digits, ReplyOf(device, ":70A010043\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Monitor_without_hex_mode_does_not_answer() =>
        Assert.Equal(string.Empty, ReplyOf(WireReading.Device("bmv-602s"), ":154\n"));

    [Fact]
    public void New_device_answers_after_the_running_block_and_keeps_talking()
    {
        SimulatedDevice device = WireReading.Device("mppt-75-15");
        List<WireByte> bytes = [];
        long now = 0;
        while (bytes.Count < 40)
        {
            bytes.AddRange(WireReading.Drain(device, ++now, now));
        }

        Ask(device, ":154\n"); // in the middle of a block
        bytes.AddRange(WireReading.Drain(device, now, 10_000));
        WireReading reading = WireReading.Of(bytes);

        WireReading.Frame reply = Assert.Single(reading.Frames, frame => frame.Text.StartsWith(":5", StringComparison.Ordinal));
        Assert.False(reply.IsInsideBlock);
        Assert.All(reading.Blocks, block => Assert.Equal(0, block.Sum));
        Assert.InRange(reading.Blocks.Count, 9, 10);
    }

    [Fact]
    public void Old_device_stays_silent_in_text_for_five_seconds_after_a_request()
    {
        SimulatedDevice device = WireReading.Device("bmv-712");
        List<WireByte> before = WireReading.Drain(device, 0, 3000);
        Ask(device, ":154\n");
        WireReading reading = WireReading.Of(WireReading.Drain(device, 3000, 12_000));

        Assert.NotEmpty(WireReading.Of(before).Blocks);
        Assert.Equal(":5084404\n", Assert.Single(reading.Frames).Text);
        Assert.All(reading.GoodBlocks, block => Assert.InRange(block.FirstMs, 8000, 12_000));
        Assert.InRange(reading.GoodBlocks.Count(), 6, 8);
    }

    [Fact]
    public void Restart_request_has_no_reply_and_the_device_comes_back_with_a_line_break()
    {
        SimulatedDevice device = WireReading.Device("mppt-100-30");
        _ = WireReading.Drain(device, 0, 3000);
        Ask(device, ":64F\n");
        List<WireByte> bytes = WireReading.Drain(device, 3000, 9000);

        Assert.Equal(0, bytes[0].Value);
        Assert.InRange(bytes[0].SentMs, 5500, 5502);
        Assert.All(WireReading.Of([.. bytes.Skip(1)]).Blocks, block => Assert.Equal(0, block.Sum));
    }
}
