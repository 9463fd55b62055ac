// BrokerLink: one MQTT connection that comes back by itself, sends in order, and says in one line when something changed.
// Says nothing about topics: see EdgeHost and MqttEdgeRoad, which own one each.
// Ends by itself only where trying again is no use: a refused login at the first connect, a host name that stays unknown.

using System.Buffers;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Victron.Edge.Roads.Broker;

/// <summary>A connection to a broker.</summary>
public sealed class BrokerLink
{
    private const int QueueMax = 64;

    // A name that nobody knows is a typing error, or a network that is not up yet just after boot.
    private const int UnknownHostMax = 3;
    private static readonly TimeSpan ConnectWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FarewellWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private readonly BrokerAddress _address;
    private readonly BrokerLinkSettings _settings;
    private readonly IBrokerListener _listener;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly BackOff _backOff;
    private Channel<Outgoing>? _queue;
    private int _pending;
    private int _unknownHosts;
    private bool _wasUp;
    private string? _lastTrouble;

    /// <summary>Makes a connection that <see cref="RunAsync"/> opens.</summary>
    public BrokerLink(BrokerAddress address, BrokerLinkSettings settings, IBrokerListener listener, IStatusLog log, TimeProvider time, Random random)
    {
        _address = address;
        _settings = settings;
        _listener = listener;
        _log = log;
        _time = time;
        _backOff = new BackOff(random);
    }

    /// <summary>Whether the broker is connected.</summary>
    public bool IsUp => Volatile.Read(ref _queue) is not null;

    /// <summary>Whether the broker is connected and has everything that was handed to it.</summary>
    public bool IsIdle => IsUp && Volatile.Read(ref _pending) == 0;

    /// <summary>Hands a message out; sent in the order of the calls.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Kept by reference: must not change afterwards.</param>
    /// <param name="retain">Whether the broker keeps it.</param>
    /// <param name="qos">0 or 1.</param>
    /// <param name="token">For <see cref="IBrokerListener.DeliveredAsync"/>, with QoS 1.</param>
    /// <returns>False when it cannot be taken now: not connected, or too much is waiting.</returns>
    public bool TryPublish(string topic, byte[] payload, bool retain, int qos, int token)
    {
        if (Volatile.Read(ref _queue) is not { } queue)
        {
            return false;
        }

        _ = Interlocked.Increment(ref _pending);
        if (queue.Writer.TryWrite(new Outgoing(topic, payload, retain, qos, token)))
        {
            return true;
        }

        _ = Interlocked.Decrement(ref _pending);
        return false;
    }

    /// <summary>Connects, and again whenever the connection was lost.</summary>
    /// <param name="stop">Says the last word and leaves.</param>
    public async Task<BrokerEnd> RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using IMqttClient client = new MqttClientFactory().CreateMqttClient();
            Trouble? trouble = await ConnectAsync(client, stop).ConfigureAwait(false);
            if (stop.IsCancellationRequested)
            {
                break;
            }

            if (trouble is { IsFinal: true })
            {
                return new BrokerEnd($"broker {_address}: {trouble.Words}");
            }

            if (trouble is null)
            {
                await ServeAsync(client, stop).ConfigureAwait(false);
                trouble = new Trouble("connection lost", false);
            }

            await WaitAsync(trouble, stop).ConfigureAwait(false);
        }

        return new BrokerEnd(null);
    }

    /// <summary>Tries to connect once, and leaves.</summary>
    /// <returns>What is wrong, in a few words; null when the broker accepts us.</returns>
    public static async Task<string?> TryAsync(BrokerAddress address, TimeProvider time, CancellationToken stop)
    {
        var settings = new BrokerLinkSettings($"victron-edge-try-{Environment.ProcessId}", [], null, "");
        var link = new BrokerLink(address, settings, new NobodyListens(), new NobodyListens(), time, Random.Shared);
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        Trouble? trouble = await link.ConnectAsync(client, stop).ConfigureAwait(false);
        if (trouble is null)
        {
            await link.FarewellAsync(client).ConfigureAwait(false);
        }

        return trouble?.Words;
    }

    private async Task<Trouble?> ConnectAsync(IMqttClient client, CancellationToken stop)
    {
        client.ApplicationMessageReceivedAsync += e => _listener.MessageAsync(MessageOf(e.ApplicationMessage)).AsTask();
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop);
        wait.CancelAfter(ConnectWait);
        try
        {
            MqttClientConnectResult result = await client.ConnectAsync(Options(), wait.Token).ConfigureAwait(false);
            _unknownHosts = 0;
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                // After a first success a refusal may be the broker's own trouble (its users not loaded yet): then keep trying.
                return new Trouble(BrokerRefusal.Words(result.ResultCode, _address), BrokerRefusal.IsLasting(result.ResultCode) && !_wasUp);
            }

            foreach (string filter in _settings.Subscriptions)
            {
                MqttClientSubscribeOptions subscribe = new MqttClientSubscribeOptionsBuilder()
                    .WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce).Build();
                _ = await client.SubscribeAsync(subscribe, wait.Token).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception fault) when (fault is not (NullReferenceException or ArgumentException))
        {
            // The library throws its own, socket, I/O and cancellation faults here; each becomes one line.
            bool unknown = SocketWords.IsUnknownHost(fault);
            _unknownHosts = unknown ? _unknownHosts + 1 : 0;
            bool givesUp = unknown && !_wasUp && _unknownHosts >= UnknownHostMax;
            string words = SocketWords.Of(fault, _address.Host);
            return new Trouble(givesUp ? words + "; check the name in --broker" : words, givesUp);
        }
    }

    private async Task ServeAsync(IMqttClient client, CancellationToken stop)
    {
        _log.Line($"broker {_address}: connected");
        _wasUp = true;
        _lastTrouble = null;
        _backOff.Reset();
        var queue = Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(QueueMax) { SingleReader = true });
        _pending = 0;
        Volatile.Write(ref _queue, queue);
        using var down = CancellationTokenSource.CreateLinkedTokenSource(stop);
        client.DisconnectedAsync += _ => down.CancelAsync();
        if (!client.IsConnected)
        {
            await down.CancelAsync().ConfigureAwait(false);
        }

        await _listener.UpAsync().ConfigureAwait(false);
        await PumpAsync(client, queue.Reader, down.Token).ConfigureAwait(false);
        Volatile.Write(ref _queue, null);
        _ = queue.Writer.TryComplete();
        await DropAsync(queue.Reader).ConfigureAwait(false);
        if (stop.IsCancellationRequested)
        {
            await FarewellAsync(client).ConfigureAwait(false);
        }

        await _listener.DownAsync().ConfigureAwait(false);
    }

    private async Task PumpAsync(IMqttClient client, ChannelReader<Outgoing> queue, CancellationToken down)
    {
        try
        {
            while (await queue.WaitToReadAsync(down).ConfigureAwait(false))
            {
                while (queue.TryRead(out Outgoing? message))
                {
                    bool ok = await SendAsync(client, message, down).ConfigureAwait(false);
                    if (message.Qos > 0)
                    {
                        await _listener.DeliveredAsync(message.Token, ok).ConfigureAwait(false);
                    }

                    _ = Interlocked.Decrement(ref _pending);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection or the program ended; what waits is dropped by the caller and offered again by the edge.
        }
    }

    private static async Task<bool> SendAsync(IMqttClient client, Outgoing message, CancellationToken down)
    {
        try
        {
            MqttClientPublishResult result = await client.PublishAsync(message.ToMessage(), down).ConfigureAwait(false);
            return result.IsSuccess;
        }
        catch (Exception fault) when (fault is not (NullReferenceException or ArgumentException))
        {
            // Whatever the library throws here means one thing: not acknowledged. The disconnect event tells the rest.
            return false;
        }
    }

    private async Task DropAsync(ChannelReader<Outgoing> queue)
    {
        while (queue.TryRead(out Outgoing? message))
        {
            if (message.Qos > 0)
            {
                await _listener.DeliveredAsync(message.Token, false).ConfigureAwait(false);
            }
        }
    }

    private async Task FarewellAsync(IMqttClient client)
    {
        using var wait = new CancellationTokenSource(FarewellWait);
        if (_settings.LastTopic is { } topic)
        {
            var last = new Outgoing(topic, System.Text.Encoding.UTF8.GetBytes(_settings.LastWord), true, 1, 0);
            _ = await SendAsync(client, last, wait.Token).ConfigureAwait(false);
        }

        try
        {
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), wait.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (NullReferenceException or ArgumentException))
        {
            // The broker went away first: then there is nobody to say goodbye to.
        }
    }

    private async Task WaitAsync(Trouble trouble, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        TimeSpan wait = _backOff.Next();
        if (_lastTrouble != trouble.Words)
        {
            _lastTrouble = trouble.Words;
            _log.Line($"broker {_address}: {trouble.Words}, {BackOff.Words(wait)}");
        }

        await Task.Delay(wait, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private MqttClientOptions Options()
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithTcpServer(_address.Host, _address.Port)
            .WithClientId(_settings.ClientId)
            .WithCleanSession()
            .WithKeepAlivePeriod(KeepAlive)
            .WithTimeout(ConnectWait);
        if (_address.User is { } user)
        {
            builder = builder.WithCredentials(user, _address.Password ?? "");
        }

        if (_settings.LastTopic is { } topic)
        {
            builder = builder.WithWillTopic(topic).WithWillPayload(_settings.LastWord).WithWillRetain()
                .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        return builder.Build();
    }

    private static BrokerMessage MessageOf(MqttApplicationMessage message) =>
        new(message.Topic, message.Payload.ToArray(), message.Retain, message.Dup);

    private sealed record Trouble(string Words, bool IsFinal);
}
