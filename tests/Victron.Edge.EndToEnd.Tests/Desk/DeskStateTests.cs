// DeskStateTests: the firmware's own program over stand-ins: what it tells the broker, and what it survives on the way there.

using System.Text.Json.Nodes;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskStateTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task The_firmware_publishes_what_the_agent_of_a_computer_publishes()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using var same = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        board.PowerOn();
        await using ProcessRun agent = EdgeProgram.Agent(same.Path, broker.Address, "pc-1");
        cable.Repeat(Blocks.Solar, Every);
        same.Repeat(Blocks.Solar, Every);
        const string Firmware = DeskBoards.Topic + "ve1/";
        const string Agent = "victron-edge/pc-1/ve1/";
        await subscriber.SeesAsync(Firmware + "status", "online");
        await Patience.UntilAsync(
            () => Values(subscriber.Last(Firmware + "state")) is { } values && values == Values(subscriber.Last(Agent + "state")),
            "state of the firmware that is the agent's",
            () => $"{subscriber.Last(Firmware + "state")}\n{subscriber.Last(Agent + "state")}\n{board.Story()}");
        Assert.Contains("\"battery_voltage\":12.800", subscriber.Last(Firmware + "state"), StringComparison.Ordinal);
        Assert.Contains("\"ip\":\"192.168.4.77\"", subscriber.On(DeskBoards.Topic + "info")[0].Payload, StringComparison.Ordinal);
    }

    // Everything of a state but when and by which start it was made.
    private static string? Values(string? state)
    {
        if (state is null || JsonNode.Parse(state) is not JsonObject values)
        {
            return null;
        }

        foreach (string own in (string[])["boot_id", "seq", "uptime_ms", "time"])
        {
            _ = values.Remove(own);
        }

        return values.ToJsonString();
    }
}
