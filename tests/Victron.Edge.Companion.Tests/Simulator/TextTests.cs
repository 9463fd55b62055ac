// TextTests: what each simulated device puts on the line: label sets, order, checksums, frames.
// The expected sets are those of the table of recorded devices, not of the simulator.
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class TextTests
{
    private const int MinuteMs = 60_000;

    public static TheoryData<string> Kinds => [.. DeviceKinds.All.Select(kind => kind.Name)];

    public static TheoryData<string, string[]> LabelSets => new()
    {
        { "bmv-712", ["PID V VS I P CE SOC TTG Alarm Relay AR BMV FW MON", "H1 H2 H3 H4 H5 H6 H7 H8 H9 H10 H11 H12 H15 H16 H17 H18"] },
        { "smartshunt", ["PID V I P CE SOC TTG Alarm AR BMV FW MON", "H1 H2 H3 H4 H5 H6 H7 H8 H9 H10 H11 H12 H17 H18"] },
        { "mppt-75-15", ["PID FW SER# V I VPV PPV CS MPPT OR ERR LOAD IL H19 H20 H21 H22 H23 HSDS"] },
        { "mppt-100-30", ["PID FWE SER# V I VPV PPV MPPT CS OR", "ERR LOAD Relay H19 H20 H21 H22 H23 HSDS"] },
        { "mppt-75-15-fw123", ["PID FW SER# V I VPV PPV CS ERR LOAD IL H19 H20 H21 H22 H23 HSDS"] },
        { "phoenix-12-375", ["PID FW SER# MODE CS AC_OUT_V AC_OUT_I AC_OUT_S V AR WARN OR"] },
        { "ip22", ["PID FWE SER# V I T ERR CS HC#"] },
        { "orion-xs", ["PID FWE SER# V I P DC_IN_V DC_IN_I DC_IN_P CS OR ERR"] },
        { "bmv-602s", ["V VS I CE SOC TTG Alarm Relay AR BMV FW", "H1 H2 H3 H4 H5 H6 H7 H8 H9 H10 H11 H12 H13 H14 H15 H16"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_block_sums_to_zero_and_every_frame_to_hexadecimal_55(string kind)
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device(kind), 0, MinuteMs));

        Assert.InRange(reading.Blocks.Count, 59, 122);
        Assert.All(reading.Blocks, block => Assert.Equal(0, block.Sum));
        Assert.All(reading.Frames, frame => Assert.Equal(0x55, frame.Total));
        Assert.All(reading.Frames, frame => Assert.StartsWith(":A", frame.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LabelSets))]
    public void Blocks_carry_the_labels_of_recorded_devices_in_their_order_and_pairs_keep_theirs(string kind, string[] expected)
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device(kind), 0, MinuteMs));

        for (int i = 0; i < reading.Blocks.Count; i++)
        {
            Assert.Equal(expected[i % expected.Length], reading.Blocks[i].Labels);
        }
    }

    [Fact]
    public void Every_kind_has_a_label_set_under_test() =>
        Assert.Equal(DeviceKinds.All.Select(kind => kind.Name).Order(), LabelSets.Select(row => row.Data.Item1).Order());

    [Theory]
    [InlineData("bmv-712", "PID", "0xA381")]
    [InlineData("bmv-712", "FW", "0408")]
    [InlineData("bmv-712", "Alarm", "OFF")]
    [InlineData("smartshunt", "BMV", "SmartShunt 500A/50mV")]
    [InlineData("mppt-75-15", "FW", "159")]
    [InlineData("mppt-100-30", "FWE", "316FF")]
    [InlineData("mppt-100-30", "OR", "0x00000000")]
    [InlineData("mppt-75-15-fw123", "PID", "0xA042")]
    [InlineData("phoenix-12-375", "PID", "0xA241")]
    [InlineData("ip22", "T", "---")]
    [InlineData("orion-xs", "FWE", "112FF")]
    [InlineData("bmv-602s", "Relay", "Off")]
    public void Values_have_the_spelling_of_recorded_devices(string kind, string label, string expected)
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device(kind), 0, 5000));

        Assert.Equal(expected, reading.Blocks[0][label]);
    }

    [Theory]
    [InlineData("mppt-75-15")]
    [InlineData("mppt-100-30")]
    [InlineData("ip22")]
    [InlineData("orion-xs")]
    public void Newer_devices_send_frames_only_between_blocks(string kind)
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device(kind), 0, MinuteMs));

        Assert.NotEmpty(reading.Frames);
        Assert.DoesNotContain(reading.Frames, frame => frame.IsInsideBlock);
    }

    [Fact]
    public void Old_firmware_cuts_frames_into_running_blocks_and_the_blocks_still_hold()
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device("mppt-75-15-fw123"), 0, 20 * MinuteMs));

        Assert.Contains(reading.Frames, frame => frame.IsInsideBlock);
        Assert.All(reading.Blocks, block => Assert.Equal(0, block.Sum));
    }

    [Fact]
    public void Several_frames_follow_one_checksum_byte()
    {
        List<WireByte> bytes = WireReading.Drain(WireReading.Device("mppt-100-30"), 0, 3000);
        string text = string.Concat(bytes.Select(b => (char)b.Value));

        Assert.Matches("Checksum\t[\\s\\S](:A[0-9A-F]+\n){4,}\r\nERR\t", text);
    }

    [Fact]
    public void Battery_monitor_without_synchronisation_sends_dashes_until_it_is_full()
    {
        Victron.Edge.Simulator.SimulatedDevice device = WireReading.Device("bmv-712");
        device.Advance(5000);
        device.Restart();
        WireReading reading = WireReading.Of(WireReading.Drain(device, 5000, 15_000));

        WireReading.Block live = reading.GoodBlocks.Last(block => block.Labels.Contains("SOC", StringComparison.Ordinal));
        Assert.Equal("---", live["CE"]);
        Assert.Equal("---", live["SOC"]);
        Assert.Equal("---", live["TTG"]);
    }
}
