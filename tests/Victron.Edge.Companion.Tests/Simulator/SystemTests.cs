// SystemTests: the demonstration system and the edges of the public interface of the simulator.
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class SystemTests
{
    [Fact]
    public void Demonstration_has_a_monitor_a_solar_charger_and_an_inverter()
    {
        SimulatedSystem system = new(Scenario.Demo);

        Assert.Equal(["House battery", "Roof MPPT", "Inverter"], system.Devices.Select(device => device.Name));
        Assert.Equal(["bmv-712", "mppt-100-30", "phoenix-12-375"], system.Devices.Select(device => device.Kind.Name));
    }

    [Fact]
    public void Values_of_the_demonstration_move_within_a_quarter_of_a_minute()
    {
        SimulatedSystem system = new(Scenario.Demo);
        WireReading monitor = WireReading.Of(WireReading.Drain(system.Devices[0], 0, 15_000));
        WireReading solar = WireReading.Of(WireReading.Drain(system.Devices[1], 15_000, 15_000));

        Assert.InRange(Different(monitor, "I"), 5, 16);
        Assert.InRange(Different(monitor, "V"), 3, 16);
        Assert.InRange(Different(solar, "VPV"), 3, 16);

        static int Different(WireReading reading, string label) => reading.Blocks
            .Where(block => block.Labels.StartsWith("PID", StringComparison.Ordinal))
            .Select(block => block.Number(label)).Distinct().Count();
    }

    [Fact]
    public void Devices_served_by_several_threads_say_the_same_as_those_served_by_one()
    {
        SimulatedSystem alone = new(Scenario.Demo);
        List<byte[]> expected = [.. alone.Devices.Select(device => Values(WireReading.Drain(device, 0, 30_000, 50)))];

        SimulatedSystem shared = new(Scenario.Demo);
        byte[][] actual = new byte[3][];
        _ = Parallel.For(0, 3, i => actual[i] = Values(WireReading.Drain(shared.Devices[i], 0, 30_000, 50)));

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(expected[i], actual[i]);
        }

        static byte[] Values(List<WireByte> bytes) => [.. bytes.Select(b => b.Value)];
    }

    [Fact]
    public void Unknown_kind_is_refused_by_name()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => SimulatedSystem.OfOne("toaster", 1, new TimeOnly(10, 0)));

        Assert.StartsWith("There is no simulated device 'toaster'.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_time_than_before_changes_nothing()
    {
        SimulatedDevice device = WireReading.Device("bmv-712");
        int before = WireReading.Drain(device, 0, 5000).Count;
        device.Advance(10);

        Assert.False(device.TryRead(out _));
        Assert.InRange(WireReading.Of(WireReading.Drain(device, 5000, 7500)).GoodBlocks.Count(), 4, 6);
        Assert.InRange(before, 1000, 3000);
    }

    [Fact]
    public void Host_that_does_not_read_loses_the_oldest_bytes_and_memory_stays_bounded()
    {
        SimulatedDevice device = WireReading.Device("bmv-712");
        device.Advance(3 * 3600 * 1000L);
        List<WireByte> kept = WireReading.Drain(device, 0, 0);

        Assert.Equal(1_152_000, kept.Count);
        Assert.InRange(device.LostBytes, 1_000_000, 4_000_000);
        Assert.InRange(kept[^1].SentMs, (3 * 3600 * 1000L) - 1000, 3 * 3600 * 1000L);
    }

    [Fact]
    public void Mains_charger_is_silent_without_mains_and_speaks_again_with_it()
    {
        WireReading reading = WireReading.Of(WireReading.Drain(WireReading.Device("ip22", start: "08:59"), 0, 120_000));

        Assert.All(reading.Blocks, block => Assert.InRange(block.FirstMs, 60_000, 120_000));
        Assert.InRange(reading.Blocks.Count, 55, 61);
        Assert.Equal("3", reading.Blocks[^1]["CS"]);
    }
}
