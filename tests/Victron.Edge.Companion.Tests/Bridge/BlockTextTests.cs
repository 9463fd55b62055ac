// Text that is made again from states: the same bytes mean the same, for every kind of device that can be simulated.

using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Bridge;
using Victron.Edge.Core.Devices;
using Victron.Edge.Simulator;
using DeviceKinds = Victron.Edge.Simulator.Devices.DeviceKinds;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Bridge;

public sealed class BlockTextTests
{
    private static readonly DeviceCatalogue Tables = DeviceCatalogue.Load();
    private static readonly BlockText Text = new(Tables);

    public static TheoryData<string> Kinds => [.. DeviceKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_of_a_device_survives_the_way_over_its_state(string kind)
    {
        var edge = new StandEdge();
        List<(string Values, IReadOnlyList<byte[]> Blocks)> rebuilt = [];
        edge.Live.Changed += change =>
        {
            if (change.Kind == LiveChangeKind.State)
            {
                rebuilt.Add((StandEdge.Values(edge.Said[^1].Payload), Text.Of(change.Device)));
            }
        };
        edge.Hear(SimulatedSystem.OfOne(kind, 7, new TimeOnly(10, 30)).Devices[0], 90);
        Assert.True(rebuilt.Count > 15, $"{rebuilt.Count} states");
        Assert.All(rebuilt, each => Assert.Equal(each.Values, RebuiltSecond.Of(each.Blocks)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_second_edge_behind_the_bridge_finds_the_same_device_and_loses_nothing(string kind)
    {
        SimulatedDevice device = SimulatedSystem.OfOne(kind, 7, new TimeOnly(10, 30)).Devices[0];
        var edge = new StandEdge();
        var second = new StandEdge();
        long now = 0;
        var feed = new BridgeFeed(StandEdge.Address, Text);
        edge.Live.Changed += change =>
        {
            now += 1000;
            feed.Take(change);
            while (feed.TryNext(out byte[]? block))
            {
                second.Hear(block!, block!.Length, now);
            }
        };
        edge.Hear(device, 60);
        Assert.Equal(Last(edge, StandEdge.Info), Last(second, StandEdge.Info));
        HashSet<string> known = [.. States(edge)];
        string[] again = [.. States(second)];
        Assert.True(again.Length > 6, $"{again.Length} states");
        Assert.All(again, state => Assert.Contains(state, known));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Labels_stand_in_the_order_of_the_device_and_so_do_its_blocks(string kind)
    {
        var edge = new StandEdge();
        SimulatedDevice device = SimulatedSystem.OfOne(kind, 7, new TimeOnly(10, 30)).Devices[0];
        List<byte> heard = [];
        edge.Hear(new Ear(device, heard), 20);
        string[][] sent = [.. Labels([.. heard]).TakeLast(8)];
        foreach (byte[] block in Text.Of(Assert.Single(edge.Live.Devices())))
        {
            string[] labels = Assert.Single(Labels(block));
            Assert.Contains(sent, other => other.SequenceEqual(labels));
        }
    }

    [Fact]
    public void The_sum_of_a_block_is_zero()
    {
        byte[] block = BlockText.Block([new TextField("V", "12800")]);
        Assert.Equal("\r\nV\t12800\r\nChecksum\t\x3C", Encoding.Latin1.GetString(block));
    }

    [Fact]
    public void What_the_device_does_not_know_is_told_so()
    {
        string[] lines = Lines(Monitor(
            ("state_of_charge", LiveValueKind.Absent, ""), ("time_to_go", LiveValueKind.Absent, ""), ("discharging", LiveValueKind.Absent, "")));
        Assert.Equal(["SOC\t---", "TTG\t---"], lines);
        Assert.Equal(["TTG\t-1"], Lines(Monitor(("time_to_go", LiveValueKind.Absent, ""), ("discharging", LiveValueKind.Flag, "false"))));
        Assert.Equal(["TTG\t942"], Lines(Monitor(("time_to_go", LiveValueKind.Number, "942"), ("discharging", LiveValueKind.Flag, "true"))));
    }

    [Fact]
    public void Numbers_words_and_bits_are_those_of_the_wire()
    {
        Assert.Equal(
            ["V\t-12", "I\t-7625", "SOC\t839", "Alarm\tON", "AR\t5", "MON\t-9", "H17\t6843"],
            Lines(Monitor(
                ("battery_voltage", LiveValueKind.Number, "-0.012"), ("battery_current", LiveValueKind.Number, "-7.625"), ("state_of_charge", LiveValueKind.Number, "83.9"),
                ("alarm", LiveValueKind.Flag, "true"), ("alarm_reason", LiveValueKind.Codes, "low_voltage,low_soc"), ("monitor_mode", LiveValueKind.Text, "solar_charger"),
                ("discharged_energy", LiveValueKind.Number, "68.43"))));
        Assert.Equal(
            ["CS\t23", "OR\t0x80000001", "ERR\t0"],
            Lines(Monitor(
                ("device_state", LiveValueKind.Text, "unknown_23"), ("off_reason", LiveValueKind.Codes, "no_input_power,unknown_31"), ("charger_error", LiveValueKind.Text, "no_error"))));
    }

    [Fact]
    public void What_cannot_be_a_field_is_left_out()
    {
        Assert.Equal(
            ["XYZ_\t17"],
            Lines(Monitor(
                ("raw_xyz_", LiveValueKind.Text, "17"), ("raw_far_too_long_", LiveValueKind.Text, "1"), ("raw_a", LiveValueKind.Text, "1\r\nV\t1"), ("raw_b", LiveValueKind.Text, ":154"),
                ("device_state", LiveValueKind.Text, "warp"), ("something_new", LiveValueKind.Number, "1"), ("alarm_reason", LiveValueKind.Codes, "unknown_77"))));
        Assert.Empty(Text.Of(new Device(StandEdge.Address)));
    }

    [Theory]
    [InlineData("mppt_load", "0xA053", "1.59", "FW\t159")]
    [InlineData("mppt_smartsolar", "0xA056", "3.16", "FWE\t316FF")]
    [InlineData("mppt_load", "0xA053", "1.61-rc-C", "FW\tC161")]
    [InlineData("mppt_load", "0xA053", "3.17-beta-01", "FWE\t31701")]
    [InlineData("bmv712", "0xA381", "4.08", "FW\t0408")]
    [InlineData("charger_bluesmart", "0xA330", "3.25", "FWE\t0325FF")]
    [InlineData("orion_xs", "0xA3F0", "1.12", "FWE\t112FF")]
    [InlineData("bmv712", "0xA381", "X", "FW\tX")]
    public void Firmware_has_the_form_of_the_family(string family, string product, string firmware, string line)
    {
        Device device = Monitor(("battery_voltage", LiveValueKind.Number, "12.800")) with
        {
            Identity = new DeviceIdentity(product, null, family, null, firmware),
        };
        Assert.Contains(line, Lines(device));
    }

    private static IEnumerable<string> States(StandEdge edge) => edge.Said.Where(each => each.Topic == StandEdge.State).Select(each => StandEdge.Values(each.Payload));

    private static string Last(StandEdge edge, string topic) => edge.Said.Last(each => each.Topic == topic).Payload;

    private static Device Monitor(params (string Key, LiveValueKind Kind, string Text)[] values) => new(StandEdge.Address)
    {
        Values = [.. values.Select(each => KeyValuePair.Create(each.Key, new LiveValue(each.Kind, each.Text, default)))],
    };

    private static string[] Lines(Device device) => [.. Text.Of(device)
        .SelectMany(block => Encoding.Latin1.GetString(block, 0, block.Length - 1).Split("\r\n")).Where(line => line.Length > 0 && line != "Checksum\t")];

    private static List<string[]> Labels(byte[] bytes)
    {
        var reader = new LabelReader();
        new VeDirect.VeDirectReader(reader).Feed(bytes, 0, bytes.Length, 0);
        return reader.Blocks;
    }

    // Keeps what a device says while an edge reads it.
    private sealed class Ear(ISimulatedLink device, List<byte> heard) : ISimulatedLink
    {
        public void Advance(long nowMs) => device.Advance(nowMs);

        public bool TryRead(out WireByte next)
        {
            bool isThere = device.TryRead(out next);
            if (isThere)
            {
                heard.Add(next.Value);
            }

            return isThere;
        }

        public void Receive(byte[] buffer, int offset, int count) => device.Receive(buffer, offset, count);

        public void Restart() => device.Restart();
    }
}
