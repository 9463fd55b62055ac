// Several companions on one broker, brokers that forget, and what is taken away again: who answers and what stays.

namespace Victron.Edge.Companion.Tests.Controls;

public sealed class ControlCompanyTests
{
    private const string Limit = ControlBench.Limit;
    private const string Switch = "homeassistant/switch/van-1_ve1/charger/config";

    private static string Served => ControlBench.Topic("charger") + "/served";

    [Fact]
    public async Task Of_two_companions_one_answers_and_the_other_takes_over()
    {
        ControlBench bench = new ControlBench().Start("charger", "pi").Start("charger", "attic");
        Assert.Equal("pi", bench.Broker.Kept[Served]);
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off")));
        _ = Assert.Single(bench.Device.Writes);
        Assert.Contains("companions/pi/controls", bench.Broker.Kept[Switch], StringComparison.Ordinal);

        bench.Broker.Lose("pi");
        bench.Pass(3);
        Assert.Equal("attic", bench.Broker.Kept[Served]);
        Assert.Contains("companions/attic/controls", bench.Broker.Kept[Switch], StringComparison.Ordinal);
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "on")));

        // It comes back later than the other one took over: it leaves what is served.
        await bench.StopAsync("pi");
        _ = bench.Start("charger", "pi");
        Assert.Equal("attic", bench.Broker.Kept[Served]);
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off")));
        Assert.Equal(3, bench.Device.Writes.Count);
    }

    [Fact]
    public void A_companion_that_loses_a_control_to_another_holds_its_value_no_longer()
    {
        ControlBench bench = new ControlBench().Start(Limit, "pi");
        _ = bench.Wish(Limit, "10");
        bench.Broker.Publish("victron-edge/companions/attic/controls", "online", isKept: true);
        bench.Broker.Publish(ControlBench.Topic(Limit) + "/served", "attic", isKept: true);
        bench.Pass(2);
        int writes = bench.Device.Writes.Count;
        bench.Pass(120);
        Assert.Equal(writes, bench.Device.Writes.Count);
        Assert.Equal("attic", bench.Broker.Kept[ControlBench.Topic(Limit) + "/served"]);
    }

    [Fact]
    public void Two_companions_with_different_controls_keep_out_of_each_others_way()
    {
        ControlBench bench = new ControlBench().Start("charger", "pi").Start(Limit, "attic");
        Assert.Equal("verified", ControlBench.End(bench.Wish(Limit, "10")));
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off")));
        Assert.Equal(("pi", "attic"), (bench.Broker.Kept[Served], bench.Broker.Kept[ControlBench.Topic(Limit) + "/served"]));
    }

    [Fact]
    public void After_a_broker_forgot_everything_it_is_told_anew()
    {
        ControlBench bench = new ControlBench().Start($"charger,{Limit}");
        string[] before = [.. bench.Broker.Kept.Select(kept => $"{kept.Key} {kept.Value}")];
        Assert.Equal(7, before.Length);
        bench.Broker.Kept.Clear();
        bench.Rejoin("pi");
        bench.Pass(2);
        Assert.Equal(before, bench.Broker.Kept.Select(kept => $"{kept.Key} {kept.Value}"));
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off")));
    }

    [Fact]
    public async Task What_is_not_allowed_any_more_is_taken_away_and_nothing_else()
    {
        ControlBench bench = new ControlBench().Start($"charger,{Limit}");
        await bench.StopAsync("pi");
        Assert.Contains(Switch, bench.Broker.Kept.Keys);
        _ = bench.Start(Limit);
        Assert.DoesNotContain(bench.Broker.Kept.Keys, topic => topic.Contains("charger", StringComparison.Ordinal));
        Assert.Equal(4, bench.Broker.Kept.Count);

        await bench.StopAsync("pi");
        _ = bench.Start(Limit, "pi", "HQ0000NOONE");
        Assert.Equal(["victron-edge/companions/pi/controls"], bench.Broker.Kept.Keys);
        Assert.Equal("refused no_device", ControlBench.End(bench.Wish(Limit, "10")));
    }

    [Fact]
    public void What_another_companion_serves_is_not_taken_away()
    {
        ControlBench bench = new ControlBench().Start("charger", "pi").Start(Limit, "attic");
        bench.Pass(10);
        Assert.Contains(Switch, bench.Broker.Kept.Keys);
    }
}
