// RecordTests: `record` beside a real agent: what happens while the broker is away comes later, and what is wrong with a
// database is one line.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.EndToEnd.Tests.Parts;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class RecordTests : IDisposable
{
    private const string Edge = "van-1";
    private static readonly PortAddress Port = new(Edge, "ve1");
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-record-");

    private string DatabaseFile => Path.Combine(_folder.FullName, "samples.db");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task What_an_edge_kept_while_the_broker_was_away_is_stored_afterwards()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var cable = new PtyReplay();
        await using ProcessRun record = Record(broker);
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, Edge);
        cable.Repeat(Blocks.Solar, Every);
        await Patience.UntilAsync(() => Summary() is { Samples: >= 3 }, "samples in the database", record.Story);

        await broker.KillAsync();
        await record.SaysAsync("connection lost");
        long before = Summary()!.Samples;
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await broker.StartAsync();

        // At least the five seconds without a broker, and no hole up to what comes now.
        await Patience.UntilAsync(
            () => Summary() is { Missing: 0 } now && now.Samples >= before + 8, "samples from while the broker was away", () => $"{Summary()} {record.Story()}");
        PortSummary after = Summary()!;
        Assert.Equal(0, after.Lost);
        Assert.Equal("HQ1234ABCDE", after.Identity.Serial);
        using SqliteSampleHistory history = SqliteSampleHistory.Open(DatabaseFile, out _)!;
        IReadOnlyList<Sample> samples = history.Between(Port, 0, long.MaxValue, int.MaxValue, out StoreProblem? problem);
        Assert.Null(problem);
        // By number: an edge without a clock is dated by arrival, and a busy machine dates two close samples the other way round.
        Assert.Equal(Enumerable.Range(1, samples.Count).Select(seq => (long)seq), samples.Select(sample => sample.Sequence).Order());
        Assert.All(samples, sample => Assert.Equal("12.800", sample.Values.Single(value => value.Key == "battery_voltage").Value.Text));
        Assert.All(samples.Zip(samples.Skip(1)), pair => Assert.InRange(pair.Second.AtMs - pair.First.AtMs, 0, 10_000));

        record.Terminate();
        Assert.True(await record.ExitAsync() == 0, record.Story());
        Assert.Empty(record.Problems);
        EdgeProgram.NothingFromInside(record);
    }

    [Fact]
    public async Task A_broker_that_was_started_anew_is_told_the_time_and_what_is_stored()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using ProcessRun record = Record(broker);
        await record.SaysAsync("connected");
        await using (Subscriber first = await Subscriber.ToAsync(broker))
        {
            await first.PublishAsync($"victron-edge/{Port}/state", """{"seq":1,"boot_id":"d01a6ec2","uptime_ms":1000,"battery_voltage":12.800}""");
            await first.SeesAsync($"victron-edge/{Port}/stored", """{"boot_id":"d01a6ec2","seq":1}""");
        }

        await broker.KillAsync();
        await record.SaysAsync("connection lost");
        await broker.StartAsync();
        await using Subscriber second = await Subscriber.ToAsync(broker);
        await second.SeesAsync($"victron-edge/{Port}/stored", """{"boot_id":"d01a6ec2","seq":1}""");
        await using Subscriber late = await Subscriber.ToAsync(broker);
        await late.SeesAsync($"victron-edge/{Port}/stored", """{"boot_id":"d01a6ec2","seq":1}""");
        Assert.True(late.On($"victron-edge/{Port}/stored")[0].IsKept);
    }

    [Fact]
    public async Task A_second_recorder_of_one_folder_is_refused()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using ProcessRun first = Record(broker);
        await first.SaysAsync("recording");
        await using ProcessRun second = Record(broker);
        await RefusedAsync(second, 1, "another victron-edge records");
    }

    [Fact]
    public async Task A_database_that_cannot_be_used_is_told_before_anything_begins()
    {
        await File.WriteAllTextAsync(DatabaseFile, new string('x', 5000), TestContext.Current.CancellationToken);
        await using ProcessRun record = EdgeProgram.Start("record", "--data", _folder.FullName);
        await RefusedAsync(record, 1, "is damaged or no database");
        await using ProcessRun summary = EdgeProgram.Start("record", "--summary", "--data", _folder.FullName);
        await RefusedAsync(summary, 1, "is damaged or no database");
        await using ProcessRun inAFile = EdgeProgram.Start("record", "--data", Path.Combine(DatabaseFile, "x"));
        await RefusedAsync(inAFile, 1, "choose another one with --data");
    }

    private static async Task RefusedAsync(ProcessRun run, int code, string part)
    {
        Assert.True(await run.ExitAsync() == code, run.Story());
        Assert.Contains(part, Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(run.Output);
        EdgeProgram.NothingFromInside(run);
    }

    private ProcessRun Record(Mosquitto broker) => EdgeProgram.Start("record", "--broker", broker.Address, "--data", _folder.FullName);

    private PortSummary? Summary()
    {
        using SqliteSampleHistory? history = SqliteSampleHistory.Open(DatabaseFile, out _);
        return history?.Summaries(out _).SingleOrDefault(port => port.Address == Port);
    }
}
