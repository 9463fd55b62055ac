// DeskRecoveryTests: what the firmware comes back from by itself: broker gone, broker silent, program stopped.

using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskRecoveryTests
{
    private const string Status = DeskBoards.Topic + "status";
    private const string State = DeskBoards.Topic + "ve1/state";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_broker_that_was_away_is_found_again_and_told_everything()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        board.PowerOn();
        cable.Repeat(Blocks.Solar, Every);
        await using (Subscriber before = await Subscriber.ToAsync(broker))
        {
            await before.SeesAsync(Status, "online");
        }

        await broker.KillAsync();
        await board.SaysAsync("Socket exception connecting to the broker", 2);
        await broker.StartAsync();
        await using Subscriber after = await Subscriber.ToAsync(broker);
        await after.SeesAsync(Status, "online");
        await Patience.UntilAsync(() => after.Last(State) is not null, "state", board.Story);
        Assert.Equal(1, board.Starts);
    }

    [Fact]
    public async Task Half_a_minute_without_an_answer_of_the_broker_does_not_stop_the_reading()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        board.World.BrokerSilent = true;
        board.Tell();
        board.PowerOn();
        cable.Repeat(Blocks.Solar, Every);
        await board.SaysAsync("connecting to the broker: given up");
        Assert.Equal(0, board.Count("ring full"));
        board.World.BrokerSilent = false;
        board.Tell();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await Patience.UntilAsync(() => subscriber.Last(State) is not null, "state", board.Story);
        Assert.Equal(0, board.Count("ring full"));
    }

    [Fact]
    public async Task Bytes_lost_in_a_full_ring_cost_blocks_and_nothing_else()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        board.PowerOn();
        cable.Repeat(Blocks.Solar, TimeSpan.FromMilliseconds(20));
        await Patience.UntilAsync(() => subscriber.Last(State) is not null, "state", board.Story);
        board.Do("stop 5000");
        await board.SaysAsync("ring full");
        int before = subscriber.On(State).Count;
        await Patience.UntilAsync(() => subscriber.On(State).Count >= before + 2, "new states", board.Story);
        Assert.All(subscriber.On(State), state => Assert.Contains("\"battery_voltage\":12.800", state.Payload, StringComparison.Ordinal));
        Assert.Equal(1, board.Starts);
    }

    [Fact]
    public async Task Samples_of_the_time_without_a_broker_are_delivered_later()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        board.PowerOn();
        cable.Repeat(Blocks.Solar, Every);
        SmallCompanion companion;
        await using (Subscriber before = await Subscriber.ToAsync(broker))
        {
            companion = new SmallCompanion(before, DeskBoards.Topic + "ve1/");
            await companion.UntilAsync(() => companion.Stored >= 2, "two samples", board.Story);
        }

        await broker.KillAsync();
        await board.SaysAsync("Socket exception connecting to the broker", 3);
        await broker.StartAsync();
        await using Subscriber after = await Subscriber.ToAsync(broker);
        companion = companion.On(after);
        await companion.UntilAsync(() => companion.Late.Count > 0 && companion.Stored >= companion.Late.Max(), "samples of the time between", board.Story);
        Assert.Contains(companion.Late, seq => !companion.Live.Contains(seq));
        Assert.All(after.On(DeskBoards.Topic + "ve1/backlog"), heard => Assert.Contains(",12.800,", heard.Payload, StringComparison.Ordinal));
    }
}
