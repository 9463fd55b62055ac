// RecordRun: puts a broker, the ingest, the recorder and its store together, and takes them apart in the right order.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Companion.Record;

/// <summary>One run of <c>record</c>.</summary>
internal sealed class RecordRun
{
    // The last answers to the edges; a broker that is slower than this leaves them to be asked for again.
    private static readonly TimeSpan LastWordsWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private readonly ISampleStore _store;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly RecordQueue _queue = new();
    private readonly MqttEdgeRoad _road;

    public RecordRun(BrokerAddress address, ISampleStore store, IStatusLog log, TimeProvider time, Random random)
    {
        _store = store;
        _log = log;
        _time = time;
        State = new LiveState(time);
        _road = new MqttEdgeRoad(address, new EdgeIngest(State, _queue), log, time, random, "record");
        _road.Connected += _queue.Connected;
    }

    /// <summary>The present of all edges and devices of the broker.</summary>
    public LiveState State { get; }

    /// <summary>Records until told to stop.</summary>
    /// <param name="statusEvery">Time between two calls of <paramref name="say"/>.</param>
    /// <param name="say">Gets a status with the number of edges and devices.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Why it ended; null when it was told to stop.</returns>
    public async Task<string?> RunAsync(TimeSpan statusEvery, Action<RecordStatus, int, int> say, CancellationToken stop)
    {
        using var roadEnds = new CancellationTokenSource();
        using var loopEnds = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var loop = new RecordLoop(
            _store, _queue, new BrokerOutlet(_road), _log, _time, statusEvery, status => say(status, State.Edges().Count, State.Devices().Count));
        Task<BrokerEnd> road = _road.RunAsync(roadEnds.Token);
        Task<string?> recording = Task.Run(() => loop.RunAsync(loopEnds.Token), CancellationToken.None);
        _ = await Task.WhenAny(road, recording).ConfigureAwait(false);

        // What has arrived is committed and answered while the broker can still be told.
        await loopEnds.CancelAsync().ConfigureAwait(false);
        string? problem = await recording.ConfigureAwait(false);
        await LastWordsAsync().ConfigureAwait(false);
        await roadEnds.CancelAsync().ConfigureAwait(false);
        BrokerEnd end = await road.ConfigureAwait(false);
        return problem ?? end.Problem;
    }

    private async Task LastWordsAsync()
    {
        long start = _time.GetTimestamp();
        while (_road.IsUp && !_road.IsIdle && _time.GetElapsedTime(start) < LastWordsWait)
        {
            await Task.Delay(LookEvery, _time).ConfigureAwait(false);
        }
    }
}
