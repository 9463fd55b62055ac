// DeskSearchTests: the broker that is found by asking, and the settings that are saved then, whatever the power does.

using Victron.Edge.Agent;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskSearchTests
{
    private const string Status = DeskBoards.Topic + "status";
    private const string OtherKey = "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task The_broker_is_found_by_asking_and_still_known_when_nobody_answers()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var first = new PtyReplay();
        await using var second = new PtyReplay();
        await using var answerer = new Answerer(broker, DeskBoards.PairingKey);
        await using DeskBoard board = Searching(first, second);
        board.World.SearchPort = answerer.Port;
        board.Tell();
        board.PowerOn();
        first.Repeat(Blocks.Solar, Every);
        second.Repeat(Blocks.Of("V\t13200", "VS\t12100", "I\t1500", "P\t20", "CE\t-4000", "SOC\t960", "TTG\t4000", "Alarm\tOFF", "AR\t0", "BMV\t712 Smart", "FW\t0419", "PID\t0xA381"), Every);
        await Patience.UntilAsync(
            () => subscriber.Last(DeskBoards.Topic + "ve1/state") is { } solar && solar.Contains("\"battery_voltage\":12.800", StringComparison.Ordinal)
                && subscriber.Last(DeskBoards.Topic + "ve2/state") is { } monitor && monitor.Contains("\"battery_voltage\":13.200", StringComparison.Ordinal),
            "states of both ports",
            board.Story);
        Assert.Equal($"127.0.0.1 {broker.Port} 0", Newest(board).KnownBroker);

        board.World.SearchPort = 0;
        board.Tell();
        board.Do("cut");
        await board.IsDarkAsync();
        await subscriber.SeesAsync(Status, "offline");
        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");
    }

    [Fact]
    public async Task An_answer_without_the_key_is_not_believed()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var liar = new Answerer(broker, OtherKey);
        await using DeskBoard board = Searching();
        board.World.SearchPort = liar.Port;
        board.Tell();
        board.PowerOn();
        await board.SaysAsync("nobody answered the search");
        await Patience.UntilAsync(() => liar.Answered >= 2, "second question", board.Story);
        Assert.Equal(0, board.Count("edge: " + Trouble.Text(Trouble.None)));
    }

    [Fact]
    public async Task Nonsense_without_end_does_not_hold_the_search_for_longer_than_it_lasts()
    {
        await using var flooder = new Flooder();
        await using DeskBoard board = Searching();
        board.World.SearchPort = flooder.Port;
        board.Tell();
        board.PowerOn();
        await board.SaysAsync("nobody answered the search");
        await Patience.UntilAsync(() => flooder.Questions >= 2, "second question", board.Story);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    public async Task A_power_cut_while_settings_are_saved_leaves_the_old_ones(int bytes)
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var answerer = new Answerer(broker, DeskBoards.PairingKey);
        await using DeskBoard board = Searching();
        board.PowerOn();
        await board.SaysAsync("nobody answered the search");
        board.Do($"cut after {bytes}");
        await board.SaysAsync("power will be cut");
        board.World.SearchPort = answerer.Port;
        board.Tell();
        await board.IsDarkAsync();
        Assert.Equal(bytes, new FileInfo(board.File("settings2.txt")).Length);
        Assert.Equal(1, Newest(board).Generation);

        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");
        await Patience.UntilAsync(() => Newest(board).KnownBroker.Length > 0, "saved settings", board.Story);
        Assert.Equal(2, Newest(board).Generation);
    }

    private static DeskBoard Searching(params PtyReplay[] cables) => DeskBoards.Make(
        null,
        settings => (settings.BrokerHost, settings.PairingKey) = (BoardSettings.AutoHost, DeskBoards.PairingKey),
        cables);

    private static BoardSettings Newest(DeskBoard board)
    {
        BoardSettings? settings = new SettingsStore(new Files(board)).Load(out string? problem);
        Assert.True(settings is not null, problem);
        return settings;
    }

    private sealed class Files(DeskBoard board) : ISettingsFiles
    {
        public byte[]? Read(int copy)
        {
            string file = board.File($"settings{copy + 1}.txt");
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }

        public bool Write(int copy, byte[] data) => throw new NotSupportedException();
    }
}
