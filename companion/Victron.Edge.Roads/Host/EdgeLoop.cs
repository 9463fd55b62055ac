// EdgeLoop: runs the edge core on .NET: one loop owns the agent, everything else leaves events for it.
// Brings bytes in from serial sources and reopens them; messages go to an outlet. Knows no broker: see EdgeHost.

using System.Threading.Channels;
using Victron.Edge.Agent;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Roads.Host;

/// <summary>One edge in this process.</summary>
public sealed class EdgeLoop
{
    // A serial server may gather bytes for seconds before it sends them, and cuts where it likes.
    private const int BundleMsMax = 10_000;

    private const int EventsMax = 256;
    private const int UnlockMinutesMax = 60;

    // A BMV sends two blocks a second of about 200 bytes each: pieces of 64 hold at most the end of one block,
    // so that a Poll after each piece lets no snapshot be overtaken by the next.
    private const int PieceMax = 64;
    private const long ClockEveryMs = 600_000;
    private const long SleepMaxMs = 1000;

    private readonly Channel<HostEvent> _events = Channel.CreateBounded<HostEvent>(new BoundedChannelOptions(EventsMax) { SingleReader = true });
    private readonly EdgeSettings _settings;
    private readonly PortReader[] _ports;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly EdgeAgent _agent;
    private readonly EdgeDoors _doors;
    private long _clockDueMs;

    /// <summary>Makes the edge.</summary>
    /// <param name="settings">Its settings; <see cref="EdgeSettings.PortCount"/> is set to the number of sources.</param>
    /// <param name="sources">One source a port, 1 to 3.</param>
    /// <param name="outlet">Where its messages go.</param>
    /// <param name="log">Where changes of the sources are told.</param>
    /// <param name="time">Clock.</param>
    /// <param name="random">For the waits between attempts.</param>
    /// <param name="start">How this run came about and who may order; null for nothing of that.</param>
    public EdgeLoop(
        EdgeSettings settings, IReadOnlyList<ISerialSource> sources, IEdgeOutlet outlet, IStatusLog log, TimeProvider time, Random random, EdgeStart? start = null)
    {
        _settings = settings;
        _settings.PortCount = sources.Count;
        _time = time;
        _start = time.GetTimestamp();
        if (sources.Any(source => source is TcpSource))
        {
            settings.PauseMsMax = BundleMsMax;
        }

        _agent = new EdgeAgent(settings, 0);
        _ports = [.. sources.Select((source, index) => new PortReader(index, source, PostAsync, log, time, new BackOff(random)))];
        _doors = new EdgeDoors(settings.Name, _agent.Topics, outlet, _ports, start?.PairingKey, log);
        if (start is { Reason: { } reason })
        {
            _agent.OnBoot(reason, start.Count, false);
        }
    }

    /// <summary>Topic names of this edge.</summary>
    public Topics Topics => _agent.Topics;

    /// <summary>Filters to subscribe to at each connect.</summary>
    public IReadOnlyList<string> Subscriptions =>
        [.. Enumerable.Range(0, Topics.SubscriptionCount).Select(Topics.Subscription)];

    /// <summary>Completes when every source has an end and has reached it.</summary>
    public Task SourcesEnded => Task.WhenAll(_ports.Select(port => port.Ended));

    /// <summary>Completes when the agent asks to be restarted.</summary>
    public Task RestartAsked => _doors.RestartAsked;

    /// <summary>When the agent last handed a message out; milliseconds since the loop was made.</summary>
    public long LastPublishMs => Volatile.Read(ref _doors.LastPublishMs);

    /// <summary>Milliseconds since the loop was made.</summary>
    public long NowMs => (long)_time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Tells that the way out came up or was lost.</summary>
    public ValueTask PostLinkAsync(bool up) => PostAsync(new HostEvent.Link(up));

    /// <summary>Tells of a message that came in.</summary>
    public ValueTask PostMessageAsync(BrokerMessage message) => PostAsync(new HostEvent.Message(message));

    /// <summary>Lets settings be written for some minutes: the person at this machine wants it.</summary>
    /// <param name="minutes">1 to 60; 0 locks again.</param>
    public ValueTask PostUnlockAsync(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, UnlockMinutesMax);
        return PostAsync(new HostEvent.Unlock(minutes));
    }

    /// <summary>Tells what became of a message with QoS 1.</summary>
    public ValueTask PostDeliveredAsync(int token, bool ok) => PostAsync(new HostEvent.Delivered(token, ok));

    /// <summary>Runs until told to stop.</summary>
    /// <param name="ready">Recorded files begin when this completes, so that nothing of them is played to nobody.</param>
    /// <param name="stop">Ends the loop.</param>
    public async Task RunAsync(Task ready, CancellationToken stop)
    {
        using var inner = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] readers = [.. _ports.Select(port => port.RunAsync(ready, inner.Token))];
        try
        {
            while (!stop.IsCancellationRequested)
            {
                long next = Turn();
                await SleepAsync(next, stop).ConfigureAwait(false);
            }
        }
        finally
        {
            _ = _events.Writer.TryComplete();
            await inner.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(readers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private long Turn()
    {
        TellClock();
        while (_events.Reader.TryRead(out HostEvent? input))
        {
            Take(input);
        }

        return Poll();
    }

    private void Take(HostEvent input)
    {
        switch (input)
        {
            case HostEvent.Uart uart:
                for (int offset = 0; offset < uart.Count; offset += PieceMax)
                {
                    _agent.OnUart(uart.Port, uart.Data, offset, Math.Min(PieceMax, uart.Count - offset), NowMs);
                    _ = Poll();
                }

                break;
            case HostEvent.UartEnd end:
                _agent.OnUartEnd(end.Port);
                break;
            case HostEvent.Link link:
                _agent.OnLink(link.Up, NowMs);
                break;
            case HostEvent.Unlock unlock:
                _agent.Unlock(unlock.Minutes, NowMs);
                break;
            case HostEvent.Delivered delivered:
                _agent.OnDelivered(delivered.Token, delivered.Ok, NowMs);
                break;
            case HostEvent.Message { Content: var message }:
                int topic = Topics.NumberOf(message.Topic);
                if (topic >= 0)
                {
                    byte[] payload = message.Payload.ToArray();
                    _agent.OnMessage(topic, payload, payload.Length, message.IsKept, message.IsDuplicate, NowMs);
                }

                break;
            default:
                throw new InvalidOperationException("An event that the loop does not know.");
        }
    }

    private long Poll()
    {
        long now = NowMs;
        _doors.NowMs = now;
        return _agent.Poll(now, _doors);
    }

    private void TellClock()
    {
        long now = NowMs;
        if (now < _clockDueMs)
        {
            return;
        }

        _agent.OnClock(_time.GetUtcNow().ToUnixTimeMilliseconds(), now);
        _agent.OnHealth(null, 0, 0);
        _clockDueMs = now + ClockEveryMs;
    }

    private async Task SleepAsync(long nextMs, CancellationToken stop)
    {
        long wait = Math.Clamp(nextMs - NowMs, 1, SleepMaxMs);
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sleep = Task.Delay(TimeSpan.FromMilliseconds(wait), _time, awake.Token);
        Task input = _events.Reader.WaitToReadAsync(awake.Token).AsTask();
        _ = await Task.WhenAny(sleep, input).ConfigureAwait(false);
        await awake.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(sleep, input).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask PostAsync(HostEvent input)
    {
        try
        {
            await _events.Writer.WriteAsync(input).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The loop ended; nobody is left to tell.
        }
    }
}
