// DeskHexTests: frames to a device through the firmware's own program and a real broker. Whatever an edge has to refuse does
// not reach the device, is counted and answered; what is allowed does its work.

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskHexTests : IAsyncLifetime
{
    private const string Port = DeskBoards.Topic + "ve1/";
    private const string Get = ":7F0ED0071";
    private const string Set = ":8F0ED0064000C";
    private const string BootLoader = ":0AA55AA55AA5561";

    private Mosquitto _broker = null!;
    private Subscriber _person = null!;
    private HexDevice _device = null!;
    private DeskBoard _board = null!;

    [Fact]
    public async Task What_an_edge_has_to_refuse_does_not_reach_the_device_and_is_counted_and_answered()
    {
        // The broker has it from yesterday, before the board is there.
        await _person.PublishAsync(Port + "hex/request", $"# id=kept boot=00000000 until=99999999\n{Set}", isKept: true);
        await StartAsync();
        await RefusedAsync("kept", "retained");

        await AskAsync("locked", Set);
        await RefusedAsync("locked", "locked");
        await UnlockAsync(new string('7', 64));
        await InfoAsync("\"refused_commands\":1");
        await AskAsync("forged", Set);
        await RefusedAsync("forged", "locked");

        await UnlockAsync(DeskBoards.PairingKey);
        await InfoAsync("\"writes\":{\"allowed\":true");
        await AskAsync("yesterday", Set, boot: "00000000");
        await RefusedAsync("yesterday", "wrong_boot");
        await AskAsync("late", Set, until: 1);
        await RefusedAsync("late", "too_late");
        await AskAsync("boot", BootLoader);
        await RefusedAsync("boot", "not_allowed");

        // The answer to a read tells that nothing is under way any more.
        await _person.PublishAsync(Port + "hex/request", Get);
        await AnsweredAsync("# id=- end\n:7F0ED009600DB\n");
        Assert.Equal([Get], _device.Heard);
        await CountsAsync(requests: 7, refused: 6, frames: 1);
    }

    [Fact]
    public async Task A_read_works_and_an_unlocked_write_works_once()
    {
        await StartAsync();
        await _person.PublishAsync(Port + "hex/request", $"# id=r1\n:154\n{Get}\n");
        await AnsweredAsync("# id=r1 end\n:51641F9\n:7F0ED009600DB\n");
        await UnlockAsync(DeskBoards.PairingKey);
        await InfoAsync("\"writes\":{\"allowed\":true");
        await AskAsync("w1", Set + "\n" + Get);
        await AnsweredAsync("# id=w1 end\n:8F0ED0064000C\n:7F0ED0064000D\n");
        await AskAsync("w1", Set);
        await RefusedAsync("w1", "duplicate");
        await AskAsync("w2", Set);
        await RefusedAsync("w2", "repeated");
        await AskAsync("r2", ":64F");
        await AnsweredAsync("# id=r2 end\n");
        Assert.Equal([":154", Get, Set, Get, ":64F"], _device.Heard);
        await CountsAsync(requests: 5, refused: 2, frames: 5);
    }

    public async ValueTask InitializeAsync()
    {
        _broker = await Mosquitto.StartedAsync();
        _person = await Subscriber.ToAsync(_broker);
        _device = new HexDevice();
        _board = DeskBoards.Make(_broker, settings => settings.PairingKey = DeskBoards.PairingKey);
        _board.World.Ports["COM2"] = _device.Address;
        _board.World.Speed = 1;   // a busy machine must not look like a device that does not answer
        _board.Tell();
    }

    public async ValueTask DisposeAsync()
    {
        await _board.DisposeAsync();
        await _device.DisposeAsync();
        await _person.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _board.PowerOn();
        await _person.SeesAsync(Port + "status", "online");
        await InfoAsync("\"challenge\":");
    }

    private Task AskAsync(string id, string frames, string? boot = null, long? until = null) =>
        _person.PublishAsync(Port + "hex/request", $"# id={id} boot={boot ?? Info().GetProperty("boot_id").GetString()} until={until ?? Info().GetProperty("uptime_ms").GetInt64() + 60_000}\n{frames}\n");

    private async Task UnlockAsync(string key)
    {
        string challenge = Info().GetProperty("writes").GetProperty("challenge").GetString()!;
        long until = Info().GetProperty("uptime_ms").GetInt64() + 60_000;
        byte[] text = Encoding.ASCII.GetBytes($"unlock|{DeskBoards.Edge}|{challenge}|5|{until}");
        string mac = Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(key), text));
        await _person.PublishAsync(DeskBoards.Topic + "command", $"{{\"command\":\"unlock\",\"minutes\":5,\"until\":{until},\"mac\":\"{mac}\"}}");
    }

    private Task RefusedAsync(string id, string why) => UntilAsync(
        Port + "hex/error", payload => payload.StartsWith($"{{\"id\":\"{id}\",", StringComparison.Ordinal) && payload.Contains($"\"why\":\"{why}\"", StringComparison.Ordinal), $"refusal of {id}: {why}");

    private Task AnsweredAsync(string message) => UntilAsync(Port + "hex/response", payload => payload == message, message);

    private Task InfoAsync(string part) => UntilAsync(DeskBoards.Topic + "info", payload => payload.Contains(part, StringComparison.Ordinal), "info with " + part);

    private async Task CountsAsync(int requests, int refused, int frames)
    {
        await _person.PublishAsync(DeskBoards.Topic + "command", "{\"command\":\"publish\"}");
        await InfoAsync($"\"hex_requests\":{requests},\"hex_frames\":{frames},\"hex_refused\":{refused},\"hex_unanswered\":0");
    }

    private JsonElement Info() => JsonDocument.Parse(_person.Last(DeskBoards.Topic + "info")!).RootElement;

    private Task UntilAsync(string topic, Func<string, bool> isIt, string expected) => Patience.UntilAsync(
        () => _person.On(topic).Any(heard => isIt(heard.Payload)),
        expected,
        () => $"Device: {string.Join(' ', _device.Heard)}; last: {_person.Last(topic)}; errors: {string.Join('\n', _person.On(Port + "hex/error").Select(heard => heard.Payload))}\n{_board.Story()}");
}
