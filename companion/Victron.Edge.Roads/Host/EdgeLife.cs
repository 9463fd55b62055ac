// EdgeLife: one run of an edge, from power-on to restart: the core in its loop, serial sources in, a broker out.

using Victron.Edge.Agent;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Roads.Host;

/// <summary>One run of an edge with its broker.</summary>
internal sealed class EdgeLife : IBrokerListener, IEdgeOutlet
{
    private const long SettleMinMs = 2000;
    private const long SettleMaxMs = 15_000;
    private const long SilentMs = 1500;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly EdgeSettings _settings;
    private readonly EdgeLoop _loop;
    private readonly BrokerLink _broker;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _wasUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the edge.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="sources">One source a port, 1 to 3.</param>
    /// <param name="address">The broker.</param>
    /// <param name="log">Where changes are told.</param>
    /// <param name="time">Clock.</param>
    /// <param name="random">For the waits between attempts.</param>
    /// <param name="start">How this run came about and who may order.</param>
    public EdgeLife(
        EdgeSettings settings, IReadOnlyList<ISerialSource> sources, BrokerAddress address, IStatusLog log, TimeProvider time, Random random, EdgeStart start)
    {
        _settings = settings;
        _time = time;
        _loop = new EdgeLoop(settings, sources, this, log, time, random, start);

        // A fixed client id: when the edge comes back, the broker ends the old connection at once and its last will
        // is out before the new 'online', not minutes after it.
        var link = new BrokerLinkSettings($"victron-edge-{settings.Name}", _loop.Subscriptions, _loop.Topics.Name(Topics.EdgeStatus), "offline");
        _broker = new BrokerLink(address, link, this, log, time, random);
    }

    /// <summary>Runs until told to stop, until the broker refuses us for good, or until every recorded file is played and delivered.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<EdgeEnd> RunAsync(CancellationToken stop)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var loopDone = new CancellationTokenSource();
        Task loop = _loop.RunAsync(_wasUp.Task, loopDone.Token);
        Task<BrokerEnd> broker = _broker.RunAsync(done.Token);
        Task played = PlayedAsync(done.Token);
        Task first = await Task.WhenAny(loop, broker, played, _loop.RestartAsked).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        BrokerEnd end = await broker.ConfigureAwait(false);
        await loopDone.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(false);
        await played.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new EdgeEnd(end.Problem, first == _loop.RestartAsked);
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, bool retain, int qos, int token) => _broker.TryPublish(topic, payload, retain, qos, token);

    /// <inheritdoc/>
    public async ValueTask UpAsync()
    {
        await _loop.PostLinkAsync(true).ConfigureAwait(false);
        _ = _wasUp.TrySetResult();
    }

    /// <inheritdoc/>
    public ValueTask DownAsync() => _loop.PostLinkAsync(false);

    /// <inheritdoc/>
    public ValueTask MessageAsync(BrokerMessage message) => _loop.PostMessageAsync(message);

    /// <inheritdoc/>
    public ValueTask DeliveredAsync(int token, bool ok) => _loop.PostDeliveredAsync(token, ok);

    // A file is done when its last snapshot had time to go out, the broker has everything, and nothing new was published
    // for a moment (announcements are paced); an edge that keeps talking is cut off after SettleMaxMs.
    private async Task PlayedAsync(CancellationToken stop)
    {
        await _loop.SourcesEnded.WaitAsync(stop).ConfigureAwait(false);
        long end = _loop.NowMs;
        long settle = Math.Max(_settings.IntervalMs + 1000, SettleMinMs);
        while (true)
        {
            long since = _loop.NowMs - end;
            bool silent = _loop.NowMs - _loop.LastPublishMs >= SilentMs || since >= SettleMaxMs;
            if (since >= settle && silent && _broker.IsIdle)
            {
                return;
            }

            await Task.Delay(LookEvery, _time, stop).ConfigureAwait(false);
        }
    }
}
