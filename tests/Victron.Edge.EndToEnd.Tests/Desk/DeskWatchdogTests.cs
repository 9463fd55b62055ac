// DeskWatchdogTests: nothing outside watches a board: it has to restart itself, tell why, and stop after too many times.

using System.Text.Json;
using Victron.Edge.Agent;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskWatchdogTests
{
    private const string Status = DeskBoards.Topic + "status";
    private const string Info = DeskBoards.Topic + "info";

    [Theory]
    [InlineData("uart", "loop_stuck")]
    [InlineData("mqtt", "network_stuck")]
    public async Task A_thread_that_hangs_restarts_the_board_and_the_reason_is_published(string part, string reason)
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = DeskBoards.Make(broker);
        board.World.Speed = 50;
        board.Tell();
        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");
        board.Do("hang " + part);
        await board.SaysAsync("edge: restarting, reason " + reason);
        await Patience.UntilAsync(() => Value(subscriber.Last(Info), "boot_reason") == reason, "reason in info", () => subscriber.Last(Info) + board.Story());
        Assert.Equal("2", Value(subscriber.Last(Info), "boot_count"));
        Assert.Equal(2, board.Starts);
    }

    [Fact]
    public async Task A_board_that_restarts_again_and_again_leaves_the_devices_alone()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = DeskBoards.Make(broker);
        for (int start = 1; start <= BootLog.ShortStartsMax; start++)
        {
            board.PowerOn();
            await board.SaysAsync("COM2 opened", start);
            board.Do("cut");
            await board.IsDarkAsync();
        }

        board.PowerOn();
        await Patience.UntilAsync(() => Value(subscriber.Last(Info), "safe_mode") == "True", "safe mode in info", () => subscriber.Last(Info) + board.Story());
        Assert.Equal(BootLog.ShortStartsMax, board.Count("COM2 opened"));
    }

    private static string? Value(string? info, string key)
    {
        using JsonDocument? json = info is null ? null : JsonDocument.Parse(info);
        return json is not null && json.RootElement.TryGetProperty(key, out JsonElement value) ? value.ToString() : null;
    }
}
