// LinkCable: the way to a device on a cable: the same edge core that runs on a board, in this process, with the same rules.

using Victron.Edge.Agent;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Roads.Registers;

/// <summary>An edge in this process.</summary>
internal sealed class LinkCable : ILinkRoad, IEdgeOutlet, IStatusLog
{
    /// <summary>Name of this program where a cable needs an edge to hang on.</summary>
    public const string OwnEdge = "here";

    private readonly ISerialSource _source;
    private readonly LinkInbox _inbox;
    private readonly EdgeLoop _loop;
    private readonly CancellationTokenSource _end = new();
    private Task _run = Task.CompletedTask;

    /// <summary>Makes the way.</summary>
    public LinkCable(ISerialSource source, LinkInbox inbox, TimeProvider time, Random random)
    {
        _source = source;
        _inbox = inbox;
        var settings = new EdgeSettings { Name = OwnEdge, Discovery = false };
        EdgeHost.Describe(settings, random);
        _loop = new EdgeLoop(settings, [source], this, this, time, random);
    }

    /// <inheritdoc/>
    public event Action<string>? Said;

    /// <inheritdoc/>
    public string Name => _source.Name;

    /// <inheritdoc/>
    public async Task<string?> OpenAsync(CancellationToken stop)
    {
        await _loop.PostLinkAsync(true).ConfigureAwait(false);
        _run = _loop.RunAsync(Task.CompletedTask, _end.Token);
        return null;
    }

    /// <inheritdoc/>
    public bool IsWhole() => _inbox.State.Devices().Any(device => device.Identity is { Family: not null, ProductId: not null });

    /// <inheritdoc/>
    public bool TrySend(CompanionMessage message)
    {
        _ = _loop.PostMessageAsync(new BrokerMessage(message.Topic, message.Payload, false, false)).AsTask();
        return true;
    }

    /// <inheritdoc/>
    public async Task<string?> UnlockAsync(int minutes)
    {
        await _loop.PostUnlockAsync(minutes).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, bool retain, int qos, int token)
    {
        _inbox.Take(topic, payload, false);
        if (qos > 0)
        {
            _ = AcknowledgeAsync(token);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Line(string text) => Said?.Invoke(text);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    // Acknowledged through the queue of the loop, as a broker would do it, and never from inside the call.
    private async Task AcknowledgeAsync(int token)
    {
        await Task.Yield();
        await _loop.PostDeliveredAsync(token, true).ConfigureAwait(false);
    }
}
