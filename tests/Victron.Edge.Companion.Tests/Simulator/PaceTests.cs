// PaceTests: when bytes leave, and that the same seed gives the same bytes whatever steps the host takes.
using System.Globalization;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class PaceTests
{
    // 19200 baud, ten bits a byte.
    private const double ByteMs = 10_000.0 / 19_200;

    public static TheoryData<string> Kinds => [.. DeviceKinds.All.Select(kind => kind.Name)];

    [Fact]
    public void A_block_takes_the_time_of_19200_baud_8N1()
    {
        WireReading.Block block = WireReading.Of(WireReading.Drain(WireReading.Device("mppt-75-15"), 0, 3000, 1)).Blocks[0];

        Assert.InRange(block.LastMs - block.FirstMs, ((block.Length - 1) * ByteMs) - 1, ((block.Length - 1) * ByteMs) + 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_stretch_of_the_stream_is_faster_than_the_line(string kind)
    {
        List<WireByte> bytes = WireReading.Drain(WireReading.Device(kind), 0, 20_000);
        const int Stretch = 96; // 96 bytes are exactly 50 ms

        for (int i = Stretch; i < bytes.Count; i++)
        {
            Assert.True(bytes[i].SentMs - bytes[i - Stretch].SentMs >= 49, $"byte {i}");
        }
    }

    [Theory]
    [InlineData("bmv-712", 2)]
    [InlineData("smartshunt", 2)]
    [InlineData("bmv-602s", 2)]
    [InlineData("mppt-100-30", 2)]
    [InlineData("mppt-75-15", 1)]
    [InlineData("phoenix-12-375", 1)]
    [InlineData("ip22", 1)]
    public void Devices_send_their_blocks_each_second(string kind, int blocksPerSecond)
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device(kind), 0, 60_999));

        Assert.InRange(reading.Blocks.Count, (60 * blocksPerSecond) - 1, (61 * blocksPerSecond) + 1);
        for (int i = blocksPerSecond; i < reading.Blocks.Count; i += blocksPerSecond)
        {
            Assert.InRange(reading.Blocks[i].FirstMs - reading.Blocks[i - blocksPerSecond].FirstMs, 999, 1001);
        }
    }

    [Fact]
    public void Seconds_counter_of_the_battery_monitor_advances_by_one_a_pair()
    {
        List<WireReading.Block> history = [.. WireReading.Of(WireReading.Drain(WireReading.Device("bmv-712"), 0, 60_000)).Blocks.Where((_, i) => i % 2 == 1)];

        for (int i = 1; i < history.Count; i++)
        {
            Assert.Equal(history[i - 1].Number("H9") + 1, history[i].Number("H9"));
        }
    }

    [Fact]
    public void Buck_boost_charger_speaks_every_four_seconds_with_the_engine_off()
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device("orion-xs", start: "02:00"), 0, 60_000));

        Assert.All(reading.Blocks, block => Assert.Equal("0", block["CS"]));
        Assert.All(
            reading.Blocks.Zip(reading.Blocks.Skip(1)),
            pair => Assert.InRange(pair.Second.FirstMs - pair.First.FirstMs, 3999, 4001));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Same_seed_gives_the_same_bytes_in_any_steps(string kind)
    {
        List<WireByte> small = WireReading.Drain(WireReading.Device(kind, 42), 0, 120_000, 7);
        List<WireByte> large = WireReading.Drain(WireReading.Device(kind, 42), 0, 120_000, 30_000);

        // The last bytes depend on where the last step ends, so as many as both have are compared.
        int count = Math.Min(small.Count, large.Count);
        Assert.InRange(count, 2000, int.MaxValue);
        Assert.Equal(large.Take(count), small.Take(count));
    }

    [Fact]
    public void Another_seed_gives_another_serial_number_and_other_weather()
    {
        SimulatedDevice one = WireReading.Device("mppt-100-30", 1);
        SimulatedDevice two = WireReading.Device("mppt-100-30", 2);
        WireReading.Block first = LiveBlockAfterTenMinutes(one);
        WireReading.Block second = LiveBlockAfterTenMinutes(two);

        Assert.NotEqual(one.Serial, two.Serial);
        Assert.NotEqual((first["PPV"], first["VPV"]), (second["PPV"], second["VPV"]));

        static WireReading.Block LiveBlockAfterTenMinutes(SimulatedDevice device) =>
            WireReading.Of(WireReading.Drain(device, 0, 600_000)).Blocks.Last(block => block.Labels.StartsWith("PID", StringComparison.Ordinal));
    }

    [Fact]
    public void Serial_number_has_the_vendors_form()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            string serial = WireReading.Device("mppt-75-15", seed).Serial;
            Assert.Matches("^HQ[0-9]{4}[2-9A-HJ-NP-Z]{5}$", serial);
            Assert.InRange(int.Parse(serial.AsSpan(4, 2), CultureInfo.InvariantCulture), 1, 52);
        }
    }
}
