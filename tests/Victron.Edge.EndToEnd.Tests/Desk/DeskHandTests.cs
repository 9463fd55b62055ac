// DeskHandTests: what people do to a running board: press its button, order it about over MQTT, flood it, give it the time.

using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskHandTests
{
    private const string Status = DeskBoards.Topic + "status";
    private const string Info = DeskBoards.Topic + "info";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_short_press_of_the_button_is_told_to_whoever_reads_info()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = DeskBoards.Make(broker);
        board.World.Speed = 2;   // a stalled machine must not look like a button that was not held
        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");
        board.Do($"press {DeskBoards.ButtonPin} 1000");
        await InfoAsync(subscriber, "\"writes\":{\"allowed\":true", board);
    }

    [Fact]
    public async Task Orders_over_mqtt_show_the_board_and_restart_it()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = DeskBoards.Make(broker);
        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");
        string lightOn = $"pin {DeskBoards.LedPin} high";
        await subscriber.PublishAsync(DeskBoards.Topic + "command", "{\"command\":\"identify\"}");
        await board.SaysAsync("this is the board that was asked for");
        int flashes = board.Count(lightOn);
        await Patience.UntilAsync(() => board.Count(lightOn) >= flashes + 20, "fast light", board.Story); // connected it flashes once in 10 s
        await subscriber.PublishAsync(DeskBoards.Topic + "command", "{\"command\":\"restart\"}");
        await InfoAsync(subscriber, "\"boot_reason\":\"restart_asked\"", board);
        Assert.Equal(2, board.Starts);
    }

    [Fact]
    public async Task A_flood_of_messages_is_counted_and_does_not_cost_the_connection()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = DeskBoards.Make(broker);
        board.World.Speed = 2;   // a stalled machine must not look like a broker that confirms nothing for three seconds
        board.Tell();
        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");

        // The board hears its own emptying of the ports it has not: in the flood that would be a message too many.
        await Patience.UntilAsync(() => subscriber.On(DeskBoards.Topic + "ve3/stored").Count > 0, "emptying of unused ports", board.Story);
        string nonsense = new('x', 500);
        string tooLong = new('x', 5000);
        for (int i = 0; i < 200; i++)
        {
            await subscriber.PublishAsync(DeskBoards.Topic + "command", i % 10 == 0 ? tooLong : nonsense);
        }

        // The broker keeps back the 20 that are longer than the board said it takes; each of the others is refused or dropped.
        await Patience.UntilAsync(
            () => Number(subscriber.Last(Info), "refused_commands") + Number(subscriber.Last(Info), "incoming_dropped") == 180,
            "count of 180 messages",
            () => subscriber.Last(Info) + board.Story());
        Assert.Equal(0, board.Count("connection to the broker was lost"));
        Assert.Equal(1, board.Starts);
    }

    [Fact]
    public async Task The_time_of_a_companion_dates_the_states()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        board.PowerOn();
        cable.Repeat(Blocks.Solar, Every);
        await Patience.UntilAsync(() => subscriber.Last(DeskBoards.Topic + "ve1/state") is not null, "state", board.Story);
        Assert.DoesNotContain("\"time\":\"2026", subscriber.Last(DeskBoards.Topic + "ve1/state"), StringComparison.Ordinal);
        const long June2026Ms = 1780300800000; // 2026-06-01 08:00 UTC
        await subscriber.PublishAsync("victron-edge/time", $"{June2026Ms}");
        await Patience.UntilAsync(
            () => subscriber.Last(DeskBoards.Topic + "ve1/state")!.Contains("2026-06-01T08:0", StringComparison.Ordinal),
            "time in the state",
            () => subscriber.Last(DeskBoards.Topic + "ve1/state") + board.Story());
    }

    private static long Number(string? info, string key)
    {
        using JsonDocument? json = info is null ? null : JsonDocument.Parse(info);
        return json is not null && json.RootElement.TryGetProperty(key, out JsonElement value) ? value.GetInt64() : 0;
    }

    private static Task InfoAsync(Subscriber subscriber, string part, DeskBoard board) => Patience.UntilAsync(
        () => subscriber.Last(Info)?.Contains(part, StringComparison.Ordinal) == true, $"info with {part}", () => subscriber.Last(Info) + board.Story());
}
