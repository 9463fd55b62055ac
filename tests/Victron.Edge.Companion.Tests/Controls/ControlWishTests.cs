// Wishes: which are followed, which are not, and what is answered. In the time of the test.

using System.Text.Json;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Controls;

public sealed class ControlWishTests
{
    private const string Limit = ControlBench.Limit;
    private const string Other = "boat-2/ve3";

    [Theory]
    [InlineData("charger", "off", 0x0200, "04", "OFF")]
    [InlineData("charger", "OFF ", 0x0200, "04", "OFF")]
    [InlineData("load_output", "off", 0xEDAB, "80", "off")]
    [InlineData("load_output", "Always_On", 0xEDAB, "84", "always_on")]
    [InlineData(Limit, "7.5", 0x2015, "4B00", "7.5")]
    public void What_is_allowed_is_written_read_back_told_and_journalled(string key, string text, int register, string bytes, string state)
    {
        ControlBench bench = new ControlBench().Start($"charger,load_output,{Limit}");
        JsonElement answer = bench.Wish(key, text);
        Assert.Equal("verified", ControlBench.End(answer));
        Assert.Equal((bytes, state), (bench.Device[register], bench.State(key)));
        JournalLast(bench, register);
        Assert.Equal(bytes, Assert.Single(bench.Device.Writes, write => write.Register == register).Bytes);
    }

    [Fact]
    public void What_is_so_already_is_not_written_again()
    {
        ControlBench bench = new ControlBench().Start("charger,load_output");
        Assert.Equal("unchanged", ControlBench.End(bench.Wish("charger", "on")));
        bench.Lock(true);
        Assert.Equal("unchanged", ControlBench.End(bench.Wish("charger", "on")));
        Assert.Empty(bench.Device.Writes);
        Assert.Empty(bench.Books.Entries);
    }

    [Theory]
    [InlineData(Limit, "15.1", "value")]
    [InlineData(Limit, "-1", "value")]
    [InlineData(Limit, "1e3", "value")]
    [InlineData(Limit, "10 V", "value")]
    [InlineData(Limit, "0x00FF", "value")]
    [InlineData(Limit, "", "value")]
    [InlineData("charger", "standby", "value")]
    [InlineData("charger", "none", "value")]
    [InlineData("load_output", "sometimes", "value")]
    [InlineData("relay", "on", "not_enabled")]
    [InlineData("warp", "9", "not_enabled")]
    [InlineData("inverter", "on", "no_device")]
    public void What_is_not_right_or_not_allowed_is_answered_and_nothing_is_written(string key, string text, string why)
    {
        ControlBench bench = new ControlBench().Start($"charger,load_output,inverter,{Limit}");
        JsonElement answer = bench.Wish(key, text);
        Assert.Equal("refused " + why, ControlBench.End(answer));
        Assert.Equal(text, answer.GetProperty("value").GetString());
        Assert.DoesNotContain('\n', answer.GetProperty("text").GetString()!);
        Assert.Empty(bench.Device.Writes);
        Assert.Empty(bench.Books.Entries);
    }

    [Fact]
    public void What_the_broker_had_kept_and_what_may_have_come_before_is_answered_and_not_followed()
    {
        var bench = new ControlBench();
        bench.Broker.Publish(ControlBench.Topic("charger"), "off", isKept: true);
        _ = bench.Start("charger");
        Assert.Equal("refused retained", ControlBench.End(Assert.Single(bench.Answers("charger"))));
        Assert.Equal("refused duplicate", ControlBench.End(bench.Wish("charger", "off", isDuplicate: true)));
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off")));
        _ = Assert.Single(bench.Device.Writes);
    }

    [Fact]
    public void A_locked_edge_is_told_and_the_entity_stays_as_it_is()
    {
        ControlBench bench = new ControlBench().Start($"charger,{Limit}");
        bench.Lock(true);
        foreach ((string key, string text) in new[] { ("charger", "off"), (Limit, "10") })
        {
            JsonElement answer = bench.Wish(key, text);
            Assert.Equal("refused locked", ControlBench.End(answer));
            Assert.EndsWith("victron-edge unlock van-1", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(("ON", "None"), (bench.State("charger"), bench.State(Limit)));
        Assert.Empty(bench.Device.Writes);
    }

    [Fact]
    public void A_device_that_does_not_answer_is_told_once_and_is_not_written_later()
    {
        ControlBench bench = new ControlBench().Start("charger");
        bench.Device.IsSilent = true;
        Assert.Equal("refused rule", ControlBench.End(bench.Wish("charger", "off")));
        bench.Device.IsSilent = false;
        bench.Power(false);
        Assert.Equal("refused no_device", ControlBench.End(bench.Wish("charger", "off")));
        bench.Power(true);
        bench.Pass(600);
        Assert.Empty(bench.Device.Writes);
        Assert.Equal("ON", bench.State("charger"));
    }

    [Fact]
    public void A_charger_that_something_else_leads_is_left_to_it()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        bench.Device.Forgets(0x200E, "21");
        JsonElement answer = bench.Wish(Limit, "10");
        Assert.Equal("refused led", ControlBench.End(answer));
        Assert.Contains("link_network_mode is networked+charge_instance_master,", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(bench.Device.Writes);
    }

    [Fact]
    public void What_is_stored_is_written_six_times_an_hour_and_no_more()
    {
        ControlBench bench = new ControlBench().Start("charger");
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal("verified", ControlBench.End(bench.Wish("charger", i % 2 == 0 ? "off" : "on")));
        }

        Assert.Equal("refused worn", ControlBench.End(bench.Wish("charger", "off")));
        Assert.Equal("unchanged", ControlBench.End(bench.Wish("charger", "on")));
        Assert.Equal("ON", bench.State("charger"));
        bench.Pass(3600);
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off")));
        Assert.Equal(7, bench.Device.Writes.Count);
    }

    [Fact]
    public async Task Of_what_comes_while_the_device_is_slow_nothing_is_written_late()
    {
        ControlBench bench = new ControlBench().Start(Limit);
        var slow = new TaskCompletionSource();
        bench.Device.Slow = slow.Task;
        foreach (string text in (string[])["1", "2", "3"])
        {
            bench.Broker.Publish(ControlBench.Topic(Limit), text);
            bench.Pass(0.2);
        }

        Assert.Equal("refused superseded", ControlBench.End(Assert.Single(bench.Answers(Limit))));
        bench.Pass(11);
        bench.Device.Slow = null;
        slow.SetResult();
        await UntilAsync(bench, () => bench.Answers(Limit).Count == 3);
        Assert.Equal(["refused superseded", "refused late", "refused late"], bench.Answers(Limit).Select(ControlBench.End));
        bench.Pass(60);
        Assert.DoesNotContain(bench.Device.Writes, write => write.Register == 0x2015);
    }

    [Fact]
    public async Task A_slow_device_keeps_no_other_waiting()
    {
        var bench = new ControlBench();
        ForgettingDevice other = bench.Plug(Other, "mppt_smartsolar", "SmartSolar MPPT 100/30", "HQ2101AAAAA");
        other[0x0200] = "01";
        _ = bench.Start("charger");
        var slow = new TaskCompletionSource();
        bench.Device.Slow = slow.Task;
        bench.Broker.Publish(ControlBench.Topic("charger"), "off");
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off", Other)));
        Assert.Equal(("OFF", "ON"), (bench.State("charger", Other), bench.State("charger")));
        bench.Lock(true, Other);
        Assert.Equal("refused locked", ControlBench.End(bench.Wish("charger", "on", Other)));
        slow.SetResult();
        await UntilAsync(bench, () => bench.State("charger") == "OFF");
        Assert.Equal("verified", ControlBench.End(Assert.Single(bench.Answers("charger"))));
    }

    [Fact]
    public void Only_devices_that_were_named_are_switched()
    {
        var bench = new ControlBench();
        ForgettingDevice other = bench.Plug(Other, "mppt_smartsolar", "SmartSolar MPPT 100/30", "HQ2101AAAAA");
        other[0x0200] = "01";
        _ = bench.Start("charger", "pi", "100/30");
        Assert.Equal("refused no_device", ControlBench.End(bench.Wish("charger", "off")));
        Assert.Equal("verified", ControlBench.End(bench.Wish("charger", "off", Other)));
        Assert.Empty(bench.Device.Writes);
        Assert.Null(bench.State("charger"));
    }

    private static void JournalLast(ControlBench bench, int register)
    {
        JournalEntry entry = bench.Books.Entries[^1];
        Assert.Equal(("mqtt", register, SettingOutcome.Verified), (entry.Who, entry.Register, entry.Outcome));
    }

    private static async Task UntilAsync(ControlBench bench, Func<bool> isSo)
    {
        for (int i = 0; i < 2000 && !isSo(); i++)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            bench.Pass(0.1);
        }

        Assert.True(isSo());
    }
}
