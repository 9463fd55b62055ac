// RecoveryTests: broker killed, cable pulled, agent killed: what comes back by itself, and what the topics say meanwhile.

using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class RecoveryTests
{
    private const string Edge = "van-1";
    private const string Base = "victron-edge/" + Edge;
    private const string Port = Base + "/ve1";
    private const string VoltageTopic = "homeassistant/sensor/" + Edge + "_ve1/battery_voltage/config";
    private static readonly string[] KeptTopics = ["/status", "/info", "/ve1/status", "/ve1/info", "/ve1/state"];
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_killed_broker_is_told_everything_anew()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, Edge);
        cable.Repeat(Blocks.Solar, Every);
        await using (Subscriber before = await Subscriber.ToAsync(broker))
        {
            await EverythingAsync(before);
        }

        await broker.KillAsync();
        await agent.SaysAsync("connection lost");
        await broker.StartAsync();
        await using (Subscriber after = await Subscriber.ToAsync(broker))
        {
            await EverythingAsync(after);
            await Patience.UntilAsync(() => after.Under("homeassistant/").Count >= Blocks.SolarEntities, "announcement of every entity", after.Topics);
        }

        await using Subscriber late = await Subscriber.ToAsync(broker);
        await EverythingAsync(late);
        Assert.All(KeptTopics, topic => Assert.True(late.On(Base + topic)[0].IsKept, topic));
        Assert.All(late.On(VoltageTopic), heard => Assert.True(heard.IsKept));

        // It is subscribed again as well: Home Assistant's start makes it announce its entities once more.
        await late.PublishAsync("homeassistant/status", "online");
        await Patience.UntilAsync(() => late.On(VoltageTopic).Any(heard => !heard.IsKept), "new announcement", late.Topics);
        Assert.Empty(agent.Problems);
        EdgeProgram.NothingFromInside(agent);
    }

    [Fact]
    public async Task A_pulled_cable_is_offline_until_it_is_plugged_again()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, Edge);
        cable.Repeat(Blocks.Solar, Every);
        await EverythingAsync(subscriber);

        await cable.PullAsync();
        await subscriber.SeesAsync(Port + "/status", "offline");
        Assert.Equal("online", subscriber.Last(Base + "/status"));
        Assert.Contains(agent.Errors, line => line.Contains("connection lost", StringComparison.Ordinal));
        long last = Sequence(subscriber.Last(Port + "/state")!);

        cable.Plug();
        cable.Repeat(Blocks.Solar, Every);
        await subscriber.SeesAsync(Port + "/status", "online");
        await Patience.UntilAsync(() => Sequence(subscriber.Last(Port + "/state")!) > last, "new state", agent.Story);
        Assert.Empty(agent.Problems);
        EdgeProgram.NothingFromInside(agent);
    }

    [Fact]
    public async Task A_killed_agent_is_offline_by_its_last_will()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, Edge);
        cable.Repeat(Blocks.Solar, Every);
        await EverythingAsync(subscriber);

        await agent.KillAsync();
        await subscriber.SeesAsync(Base + "/status", "offline");
        await using Subscriber late = await Subscriber.ToAsync(broker);
        await late.SeesAsync(Base + "/status", "offline");
        Assert.True(late.On(Base + "/status")[0].IsKept);
    }

    [Fact]
    public async Task An_agent_that_is_asked_to_end_says_goodbye()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, Edge);
        await subscriber.SeesAsync(Base + "/status", "online");
        agent.Terminate();
        Assert.Equal(0, await agent.ExitAsync());
        await subscriber.SeesAsync(Base + "/status", "offline");
        Assert.Empty(agent.Problems);
    }

    [Fact]
    public async Task A_broker_that_comes_later_is_found()
    {
        await using Mosquitto broker = Mosquitto.Prepare();
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, Edge);
        await agent.SaysAsync("connection refused, trying again");
        await broker.StartAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await subscriber.SeesAsync(Base + "/status", "online");
        Assert.Empty(agent.Problems);
        EdgeProgram.NothingFromInside(agent);
    }

    // Alive, described, with values in volts and announced.
    private static async Task EverythingAsync(Subscriber subscriber)
    {
        await subscriber.SeesAsync(Base + "/status", "online");
        await subscriber.SeesAsync(Port + "/status", "online");
        await Patience.UntilAsync(
            () => subscriber.Last(Base + "/info") is { } edge && edge.Contains("\"contract\":1,", StringComparison.Ordinal)
                && subscriber.Last(Port + "/info") is { } device && device.Contains("HQ1234ABCDE", StringComparison.Ordinal)
                && subscriber.Last(Port + "/state") is { } state && state.Contains("\"battery_voltage\":12.800", StringComparison.Ordinal)
                && subscriber.On(VoltageTopic).Count > 0,
            "info, state and announcement",
            () => $"{subscriber.Last(Base + "/info")} {subscriber.Last(Port + "/info")} {subscriber.Last(Port + "/state")} {subscriber.Topics()}");
    }

    private static long Sequence(string state)
    {
        using JsonDocument json = JsonDocument.Parse(state);
        return json.RootElement.GetProperty("seq").GetInt64();
    }
}
