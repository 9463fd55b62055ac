// LinkBroker: the way to edges over a broker.

using System.Globalization;
using System.Text;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Roads.Registers;

/// <summary>The edges of a broker.</summary>
internal sealed class LinkBroker : ILinkRoad, IBrokerListener, IStatusLog
{
    private static readonly TimeSpan UpWait = TimeSpan.FromSeconds(10);

    // What a broker has kept arrives in one go; a pause this long means that it is over.
    private static readonly TimeSpan StillFor = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan AskAfter = TimeSpan.FromMilliseconds(1500);

    private const string PublishOrder = """{"command":"publish"}""";

    private readonly BrokerAddress _address;
    private readonly LinkInbox _inbox;
    private readonly TimeProvider _time;
    private readonly BrokerLink _link;
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
    private Task _run = Task.CompletedTask;
    private string? _trouble;
    private long _heard;
    private bool _hasAsked;

    /// <summary>Makes the way.</summary>
    public LinkBroker(BrokerAddress address, LinkInbox inbox, TimeProvider time, Random random)
    {
        _address = address;
        _inbox = inbox;
        _time = time;
        string id = random.NextInt64(1L << 32).ToString("x8", CultureInfo.InvariantCulture);
        _link = new BrokerLink(address, new BrokerLinkSettings($"victron-edge-settings-{id}", inbox.Subscriptions, null, ""), this, this, time, random);
    }

    /// <inheritdoc/>
    public event Action<string>? Said;

    /// <inheritdoc/>
    public string Name => $"broker {_address}";

    /// <inheritdoc/>
    public async Task<string?> OpenAsync(CancellationToken stop)
    {
        if (await BrokerLink.TryAsync(_address, _time, stop).ConfigureAwait(false) is { } refused)
        {
            return $"{Name}: {refused}; see: victron-edge doctor --broker mqtt://{_address}";
        }

        _run = _link.RunAsync(_end.Token);
        try
        {
            await _up.Task.WaitAsync(UpWait, _time, stop).ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException)
        {
            return $"{Name}: {_trouble ?? "no answer"}; try again.";
        }
    }

    /// <inheritdoc/>
    public bool IsWhole()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _heard)) < StillFor)
        {
            return false;
        }

        string[] silent = [.. _inbox.State.Edges().Where(edge => edge.IsOnline == true && _inbox.Clocks.Of(edge.Name) is null).Select(edge => edge.Name)];
        if (silent.Length > 0 && !_hasAsked && _time.GetElapsedTime(Volatile.Read(ref _heard)) >= AskAfter)
        {
            // An edge whose devices are all idle says nothing for a minute, and what the broker kept of it tells no time.
            _hasAsked = true;
            Array.ForEach(silent, edge => _ = TrySend(new CompanionMessage($"victron-edge/{edge}/command", Encoding.ASCII.GetBytes(PublishOrder), false, 1)));
        }

        return silent.Length == 0;
    }

    /// <inheritdoc/>
    public bool TrySend(CompanionMessage message) => _link.TryPublish(message.Topic, message.Payload, message.Retain, message.Qos, 0);

    /// <inheritdoc/>
    public Task<string?> UnlockAsync(int minutes) => Task.FromResult<string?>("an edge behind a broker is unlocked with its key: victron-edge unlock EDGE");

    /// <inheritdoc/>
    public ValueTask UpAsync()
    {
        Volatile.Write(ref _heard, _time.GetTimestamp());
        _ = _up.TrySetResult();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DownAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask MessageAsync(BrokerMessage message)
    {
        // Values come all the time; what is waited for is news about which devices there are.
        if (message.IsKept)
        {
            Volatile.Write(ref _heard, _time.GetTimestamp());
        }

        _inbox.Take(message.Topic, message.Payload, message.IsKept);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeliveredAsync(int token, bool ok) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Line(string text)
    {
        _trouble = text;
        Said?.Invoke(text);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }
}
