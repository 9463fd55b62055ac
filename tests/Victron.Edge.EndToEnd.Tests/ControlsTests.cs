// ControlsTests: what an owner lets scripts and Home Assistant switch, as they do it: the real program, broker and agent, a device
// on a real wire, and mosquitto_pub.

using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class ControlsTests
{
    private const string Limit = $"victron-edge/{SettingsBench.Edge}/ve1/set/charge_current_limit";
    private const string Charger = $"victron-edge/{SettingsBench.Edge}/ve1/set/charger";
    private const string Companion = "victron-edge/companions/pi/controls";

    [Fact]
    public async Task A_script_sets_the_charge_current_limit_and_hears_what_became_of_it()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        await using Subscriber home = await bench.SubscriberAsync();
        await using ProcessRun run = Controls(bench, "charge_current_limit");
        await home.SeesAsync(Companion, "online");
        await home.SeesAsync(Limit + "/state", "None");

        await PublishAsync(bench, Limit, "10 A");
        await AnswersAsync(home, Limit, "10 A", "refused", "locked");
        await PublishAsync(bench, Charger, "off");
        await AnswersAsync(home, Charger, "off", "refused", "not_enabled");
        Assert.Empty(bench.Device.Writes);

        await bench.UnlockAsync();
        await PublishAsync(bench, Limit, "10 A");
        await AnswersAsync(home, Limit, "10 A", "verified", null);
        await home.SeesAsync(Limit + "/state", "10.0");
        Assert.Equal(("05", "6400"), (bench.Device[0x200E], bench.Device[0x2015]));
        Assert.Equal([":80E2000051A", ":81520006400B4"], bench.Device.Writes);

        await PublishAsync(bench, Limit, "25");
        await AnswersAsync(home, Limit, "25", "refused", "value");
        await home.PublishAsync(Limit, "5", isKept: true);
        await AnswersAsync(home, Limit, "5", "verified", null);
        Assert.Equal("3200", bench.Device[0x2015]);

        run.Terminate();
        Assert.Equal(0, await run.ExitAsync());
        await home.SeesAsync(Companion, "offline");
        await home.SeesAsync(Limit + "/state", "None");
        EdgeProgram.NothingFromInside(run);

        // What the broker kept is of then: the next run answers it and does nothing.
        int writes = bench.Device.Writes.Count;
        await using ProcessRun again = Controls(bench, "charge_current_limit");
        await AnswersAsync(home, Limit, "5", "refused", "retained");
        Assert.Equal(writes, bench.Device.Writes.Count);
        Ran journal = await EdgeProgram.RunAsync("journal", "--data", bench.Folder);
        Assert.Contains(journal.Output, line => line.Contains("by mqtt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Home_Assistant_finds_what_is_allowed_and_loses_what_is_not_any_more()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        await using Subscriber home = await bench.SubscriberAsync();
        const string Switch = $"homeassistant/switch/{SettingsBench.Edge}_ve1/charger/config";
        const string Number = $"homeassistant/number/{SettingsBench.Edge}_ve1/charge_current_limit/config";
        await using (ProcessRun run = Controls(bench, "charge_current_limit,charger"))
        {
            await home.SeesAsync(Charger + "/state", "ON");
            await Patience.UntilAsync(() => home.Last(Number) is not null && home.Last(Switch) is not null, "announcements", home.Topics);
            using JsonDocument number = JsonDocument.Parse(home.Last(Number)!);
            Assert.Equal(15.0m, number.RootElement.GetProperty("max").GetDecimal());
            run.Terminate();
            Assert.Equal(0, await run.ExitAsync());
        }

        await using ProcessRun less = Controls(bench, "charge_current_limit");
        await home.SeesAsync(Switch, "");
        await home.SeesAsync(Charger + "/state", "");
        await home.SeesAsync(Charger + "/served", "");
        Assert.NotEqual("", home.Last(Number));
        Assert.Empty(bench.Device.Writes);
    }

    [Fact]
    public async Task What_could_be_allowed_is_listed()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        Ran list = await EdgeProgram.RunAsync("controls", "--broker", bench.Broker);
        Assert.Equal(
            [
                "CONTROL               PLACE      DEVICE                 MAY BE SET TO",
                "charge_current_limit  van-1/ve1  SmartSolar MPPT 75/15  0..100 A",
                "charger               van-1/ve1  SmartSolar MPPT 75/15  on, off",
            ], list.Output.Take(3));
        Assert.Equal(0, list.Code);
        Ran boat = await EdgeProgram.RunAsync("controls", "run", "--allow", "charger", "--device", "boat", "--broker", bench.Broker, "--data", bench.Folder);
        Assert.Equal((1, 1), (boat.Code, boat.Errors.Count));
    }

    private static ProcessRun Controls(SettingsBench bench, string keys) =>
        EdgeProgram.Start("controls", "run", "--allow", keys, "--name", "pi", "--broker", bench.Broker, "--data", bench.Folder);

    private static async Task PublishAsync(SettingsBench bench, string topic, string text)
    {
        string port = bench.Broker[(bench.Broker.LastIndexOf(':') + 1)..];
        await using var script = new ProcessRun(RealParts.NeedProgram("mosquitto_pub"), "-h", "127.0.0.1", "-p", port, "-q", "1", "-t", topic, "-m", text);
        Assert.Equal(0, await script.ExitAsync());
    }

    private static async Task AnswersAsync(Subscriber home, string topic, string value, string outcome, string? why)
    {
        bool IsIt(Heard heard)
        {
            using JsonDocument json = JsonDocument.Parse(heard.Payload);
            return json.RootElement.TryGetProperty("value", out JsonElement asked) && asked.GetString() == value && json.RootElement.GetProperty("outcome").GetString() == outcome
                && (json.RootElement.TryGetProperty("why", out JsonElement word) ? word.GetString() : null) == why;
        }

        await Patience.UntilAsync(
            () => home.On(topic + "/result").Any(IsIt), $"answer '{outcome}' ({why}) to '{value}'", () => string.Join('\n', home.On(topic + "/result").Select(heard => heard.Payload)));
    }
}
