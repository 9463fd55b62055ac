// DeskRecordTests: the whole way: device, firmware, broker, recorder, database, with the broker away in between.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.EndToEnd.Tests.Parts;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskRecordTests : IDisposable
{
    private static readonly PortAddress Port = new(DeskBoards.Edge, "ve1");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-desk-record-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task Every_sample_of_the_firmware_is_stored_also_those_of_the_time_without_a_broker()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        await using ProcessRun record = EdgeProgram.Start("record", "--broker", broker.Address, "--data", _folder.FullName);
        await record.SaysAsync("connected");
        board.PowerOn();
        cable.Repeat(Blocks.Solar, TimeSpan.FromMilliseconds(200));
        await Patience.UntilAsync(() => Summary() is { Samples: >= 3 }, "samples in the database", () => record.Story() + board.Story());

        await broker.KillAsync();
        await board.SaysAsync("Socket exception connecting to the broker", 3);
        long before = Summary()!.Samples;
        await broker.StartAsync();
        await Patience.UntilAsync(
            () => Summary() is { Missing: 0 } now && now.Samples >= before + 8,
            "samples from while the broker was away",
            () => $"{Summary()} {record.Story()} {board.Story()}");
        PortSummary after = Summary()!;
        Assert.Equal(0, after.Lost);
        Assert.Equal("HQ1234ABCDE", after.Identity.Serial);
        Assert.Equal(1, board.Starts);
    }

    private PortSummary? Summary()
    {
        using SqliteSampleHistory? history = SqliteSampleHistory.Open(Path.Combine(_folder.FullName, "samples.db"), out _);
        return history?.Summaries(out _).SingleOrDefault(port => port.Address == Port);
    }
}
