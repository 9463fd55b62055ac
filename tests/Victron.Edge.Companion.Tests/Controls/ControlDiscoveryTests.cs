// What Home Assistant is told about controls: one small message each, with range, unit and values of the register, available as
// long as edge, port and companion are.

using System.Text.Json;
using System.Text;
using Victron.Edge.Benchmarks.Settings;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Tests.Commands;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Controls;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Tests.Controls;

public sealed class ControlDiscoveryTests
{
    private const int BytesMax = 512;
    private const int LongestBytesMax = 700;
    private static readonly string Longest = new('e', 32);
    private static readonly string Usual = new('e', 12);

    public static TheoryData<string, string> Controls() =>
        [.. from row in ControlBench.Catalogue.Controls from family in row.Families select (row.Key, family)];

    [Fact]
    public void Messages_are_as_reviewed()
    {
        ControlBench bench = new ControlBench();
        ForgettingDevice monitor = bench.Plug("van-1/ve2", "bmv712", "BMV-712 Smart", "HQ2238UQVMG");
        (monitor[0x034E], monitor[0x034F]) = ("00", "02");
        ForgettingDevice inverter = bench.Plug("van-1/ve3", "inverter_phoenix", "Phoenix Inverter 12V 500VA 230Vac", "HQ1928ABCDE");
        inverter[0x0200] = "02";
        _ = bench.Start("charge_current_limit,charger,load_output,inverter,relay");
        Snapshot.Matches("controls", string.Concat(bench.Broker.Kept.Select(kept => $"{kept.Key} {kept.Value}\n")));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void Every_control_is_small_and_says_what_it_is(string key, string family)
    {
        ControlUnit unit = Unit(key, family, new PortAddress(Longest, "ve3"));
        byte[] bytes = ControlDiscovery.Of(unit, Linked(new PortAddress(Longest, "ve3"), new string('P', 40)), Longest);
        Assert.InRange(bytes.Length, 1, LongestBytesMax);
        Assert.InRange(ControlDiscovery.Of(Unit(key, family, new PortAddress(Usual, "ve3")), Linked(new PortAddress(Usual, "ve3"), new string('P', 40)), Usual).Length, 1, BytesMax);
        using var json = JsonDocument.Parse(bytes);
        JsonElement entity = json.RootElement;
        Assert.Equal("victron-edge/" + Longest, entity.GetProperty("~").GetString());
        Assert.Equal($"{Longest}_ve3_set_{key}", entity.GetProperty("uniq_id").GetString());
        Assert.Equal($"~/ve3/set/{key}", entity.GetProperty("cmd_t").GetString());
        Assert.Equal($"~/ve3/set/{key}/state", entity.GetProperty("stat_t").GetString());
        Assert.Equal(
            ["~/status", "~/ve3/status", $"victron-edge/companions/{Longest}/controls"],
            entity.GetProperty("avty").EnumerateArray().Select(topic => topic.GetProperty("t").GetString()!));
        Assert.Equal("all", entity.GetProperty("avty_mode").GetString());
        Assert.Equal($"{Longest}_ve3", entity.GetProperty("dev").GetProperty("ids").GetString());
        Assert.False(entity.TryGetProperty("ret", out _), "a wish that the broker keeps is refused");
        Assert.Equal(unit.Kind.Row.Component == "number", entity.TryGetProperty("max", out _));
        Assert.Equal(unit.Kind.Row.Component == "select", entity.TryGetProperty("ops", out _));
    }

    [Fact]
    public void A_control_is_no_entity_before_the_device_has_answered_and_none_at_all_where_it_does_not_have_it()
    {
        ControlBench bench = new();
        bench.Device.IsSilent = true;
        _ = bench.Start("charger,load_output");
        Assert.DoesNotContain(bench.Broker.Kept.Keys, topic => topic.StartsWith("homeassistant/", StringComparison.Ordinal));
        bench.Device.IsSilent = false;
        bench.Pass(20);
        Assert.Contains("homeassistant/switch/van-1_ve1/charger/config", bench.Broker.Kept.Keys);

        ForgettingDevice old = bench.Plug("van-1/ve2", "mppt_load", "BlueSolar MPPT 75/15", "HQ1111AAAAA");
        old[0xEDAB] = "01";
        bench.Pass(20);
        Assert.DoesNotContain("homeassistant/switch/van-1_ve2/charger/config", bench.Broker.Kept.Keys);
        Assert.Contains("homeassistant/select/van-1_ve2/load_output/config", bench.Broker.Kept.Keys);
        int reads = old.Reads;
        bench.Pass(3600);
        Assert.Equal(reads, old.Reads);
    }

    [Fact]
    public void A_new_device_that_is_changed_elsewhere_is_looked_at_from_time_to_time()
    {
        ControlBench bench = new();
        ForgettingDevice rs = bench.Plug("van-1/ve2", "mppt_rs", "SmartSolar MPPT RS 450/100", "HQ1111AAAAA");
        rs[0x0200] = "01";
        _ = bench.Start("charger");
        Assert.Equal("ON", bench.State("charger", "van-1/ve2"));
        rs[0x0200] = "04";
        bench.Pass(330);
        Assert.Equal("OFF", bench.State("charger", "van-1/ve2"));
    }

    private static ControlUnit Unit(string key, string family, PortAddress address)
    {
        ControlKind kind = Assert.Single(ControlKind.Of(ControlBench.Catalogue, family, [key]));
        return new ControlUnit(new ControlPlace(address, key), kind, new SettingsService(ControlBench.Catalogue, new BenchBooks(), TimeProvider.System), TimeProvider.System);
    }

    private static LinkedDevice Linked(PortAddress address, string product) =>
        new(address, new Device(address) { Identity = new DeviceIdentity("0xA053", product, "mppt", null, null) }, null);
}
