// RecordKillTests: the companion is killed a hundred times while samples pour in. Every time its database opens, holds
// whatever was promised and nothing twice; at the end each sample is stored or counted as lost.

using Microsoft.Data.Sqlite;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class RecordKillTests : IDisposable
{
    private const int Kills = 100;
    private const int RestartEvery = 20;
    private const int WaitMsMax = 100;
    private const int Ports = 2;
    private const int ThinnedMin = 20;
    private const string Edge = "van-1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-kill-");

    private string DatabaseFile => Path.Combine(_folder.FullName, "samples.db");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task A_recorder_that_is_killed_a_hundred_times_keeps_every_promise()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        int seed = int.TryParse(Environment.GetEnvironmentVariable("VICTRON_EDGE_SEED"), out int given) ? given : 5;
        var random = new Random(seed);
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using BusyEdge edge = await BusyEdge.StartedAsync(broker.Port, Edge, Ports, new Random(seed));
        int atWork = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            await using ProcessRun record = Record(broker);

            // One in ten dies somewhere between its first instruction and its first commit, the others while they commit and answer.
            if (random.Next(10) > 0)
            {
                long before = edge.Acknowledged();
                await Patience.UntilAsync(() => edge.Acknowledged() > before, "answer of the recorder", record.Story);
                atWork++;
            }

            await Task.Delay(random.Next(WaitMsMax), stop);
            Assert.False(record.HasExited, record.Story());
            await record.KillAsync();
            EdgeProgram.NothingFromInside(record);
            Check(edge.Runs(), $"seed {seed}, kill {kill}");
            if (kill % RestartEvery == RestartEvery / 2)
            {
                edge.Restart();
            }

            if (kill % RestartEvery == 0)
            {
                // Away for so long that the edge has to thin, however fast this machine starts the next one.
                long thinned = edge.Thinned();
                await Patience.UntilAsync(() => edge.Thinned() >= thinned + ThinnedMin, "thinning", record.Story);
            }
        }

        edge.Rest();
        await using ProcessRun last = Record(broker);
        await last.SaysAsync("connected");
        await Patience.UntilAsync(edge.IsDone, "acknowledgement of everything", last.Story);
        last.Terminate();
        Assert.True(await last.ExitAsync() == 0, last.Story());
        CheckEnd(edge.Runs(), $"seed {seed}, killed {Kills} times, {atWork} of them at work: ");
    }

    private ProcessRun Record(Mosquitto broker) => EdgeProgram.Start("record", "--broker", broker.Address, "--data", _folder.FullName);

    // A copy is opened: what a killed writer left is for the next writer to put right, not for this test.
    private void Check(IReadOnlyList<BusyRun> runs, string when)
    {
        if (!File.Exists(DatabaseFile))
        {
            return;
        }

        string copy = Path.Combine(_folder.FullName, "copy.db");
        File.Delete(copy + "-shm");
        File.Copy(DatabaseFile, copy, true);
        File.Delete(copy + "-wal");
        if (File.Exists(DatabaseFile + "-wal"))
        {
            File.Copy(DatabaseFile + "-wal", copy + "-wal");
        }

        using SqliteConnection database = Open(copy);
        Assert.Equal("ok", (string)Value(database, "PRAGMA quick_check"));
        if ((long)Value(database, "PRAGMA user_version") == 0)
        {
            // Killed before the first table was made.
            return;
        }

        Assert.Equal(0L, Value(database, "SELECT count(*) FROM boots WHERE stored - lost <> (SELECT count(*) FROM samples WHERE boot = boots.id AND seq <= stored)"));
        foreach (BusyRun run in runs.Where(run => run.Acknowledged > 0))
        {
            long stored = (long)Value(database, $"SELECT coalesce(max(stored), -1) FROM boots JOIN ports ON ports.id = port_id WHERE port = '{run.Port}' AND boot_id = '{run.BootId}'");
            Assert.True(stored >= run.Acknowledged, $"{when}: {run.Port} {run.BootId} was promised {run.Acknowledged}, stored is {stored}");
        }
    }

    private void CheckEnd(IReadOnlyList<BusyRun> runs, string figures)
    {
        using SqliteConnection database = Open(DatabaseFile);
        Assert.Equal("ok", (string)Value(database, "PRAGMA integrity_check"));
        Assert.Equal(0L, Value(database, "SELECT count(*) FROM samples WHERE json_extract(data, '$[0]') <> seq"));
        Assert.Equal(0L, Value(database, "SELECT count(*) FROM (SELECT boot, seq FROM samples GROUP BY boot, seq HAVING count(*) > 1)"));
        long made = 0;
        long rows = 0;
        long lost = 0;
        foreach (BusyRun run in runs)
        {
            string where = $"(SELECT boots.id FROM boots JOIN ports ON ports.id = port_id WHERE port = '{run.Port}' AND boot_id = '{run.BootId}')";
            HashSet<long> there = Numbers(database, $"SELECT seq FROM samples WHERE boot = {where}");
            Assert.DoesNotContain(there, seq => seq < 1 || seq > run.Newest);
            for (long seq = 1; seq <= run.Acknowledged; seq++)
            {
                Assert.True(there.Contains(seq) || run.Thinned.Contains(seq), $"{run.Port} {run.BootId}: {seq} was promised and is neither stored nor thinned");
            }

            long counted = (long)Value(database, $"SELECT coalesce((SELECT lost FROM boots WHERE id = {where}), 0)");
            if (run.Acknowledged == run.Newest)
            {
                Assert.Equal(run.Newest, there.Count + counted);
            }

            made += run.Newest;
            rows += there.Count;
            lost += counted;
        }

        Assert.True(rows > made / 4, $"only {rows} samples of {made} were stored");
        Assert.True(lost > 0, "nothing was thinned while the companion was away");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{figures}{made} samples made in {runs.Count / Ports} runs, {rows} stored, {lost} lost to thinning, " +
            $"{made - rows - lost} died with an edge that lost its power, {runs.Sum(run => run.Backlogs)} backlogs.");
    }

    private static SqliteConnection Open(string path)
    {
        var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        return database;
    }

    private static object Value(SqliteConnection database, string sql)
    {
        using SqliteCommand command = database.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private static HashSet<long> Numbers(SqliteConnection database, string sql)
    {
        using SqliteCommand command = database.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var numbers = new HashSet<long>();
        while (reader.Read())
        {
            Assert.True(numbers.Add(reader.GetInt64(0)), "a number twice");
        }

        return numbers;
    }
}
