// Recording: database, answers to edges that look for a broker, and the recorder, from opening to closing. What else wants to see the
// devices meanwhile is started beside it.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Record;

/// <summary>Records until told to stop.</summary>
/// <param name="address">The broker.</param>
/// <param name="data">Where the database is.</param>
/// <param name="log">Where changes are told.</param>
/// <param name="time">The clock.</param>
internal sealed class Recording(BrokerAddress address, DataDirectory data, StatusWriter log, TimeProvider time)
{
    /// <summary>Time between two calls of <see cref="Say"/>.</summary>
    public TimeSpan StatusEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long the past is kept how finely.</summary>
    public TrendRetention Retention { get; init; } = TrendRetention.Forever;

    /// <summary>Gets a status with the number of edges and devices.</summary>
    public Action<RecordStatus, int, int> Say { get; init; } = (_, _, _) => { };

    /// <summary>Started beside the recorder with the present of all devices; ends when it is told to stop.</summary>
    public Func<LiveState, CancellationToken, Task> Beside { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Runs.</summary>
    /// <returns>What is wrong, in one line; null when it was told to stop.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        StoreProblem? trouble = null;
        string? problem = data.Prepare();
        using SqliteSampleStore? store = problem is null ? SqliteSampleStore.Open(data.SamplesFile, out trouble) : null;
        if (store is null)
        {
            return problem ?? trouble?.Words;
        }

        store.Retention = Retention;
        log.Line($"recording {address} to {data.SamplesFile}; Ctrl-C ends");
        using BrokerAnswerer? answerer = BrokerAnswerer.Open(address, new Pairings(data.PairingsFile).KeyOf, log, time, out string? deaf);
        if (deaf is not null)
        {
            log.Line(deaf);
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task answers = answerer?.RunAsync(ends.Token) ?? Task.CompletedTask;
        var run = new RecordRun(address, store, log, time, Random.Shared);
        Task beside = Beside(run.State, ends.Token);
        problem = await run.RunAsync(StatusEvery, Say, stop).ConfigureAwait(false);
        await ends.CancelAsync().ConfigureAwait(false);
        await answers.ConfigureAwait(false);
        await beside.ConfigureAwait(false);
        return problem;
    }
}
