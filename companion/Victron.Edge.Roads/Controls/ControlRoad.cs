// ControlRoad: the connection of a companion that serves controls: hears wishes and claims, says that it is there, and that it is
// gone by its last will. Registers travel on a connection of their own: see DeviceLink.

using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Roads.Controls;

/// <summary>The way of wishes.</summary>
internal sealed class ControlRoad : IBrokerListener
{
    private readonly BrokerLink _link;

    /// <summary>Makes it.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="name">Name of the companion; a second one of the same name throws the first out.</param>
    /// <param name="log">Told when the connection changes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">For the waits between attempts.</param>
    public ControlRoad(BrokerAddress address, string name, IStatusLog log, TimeProvider time, Random random) => _link = new BrokerLink(
        address, new BrokerLinkSettings($"victron-edge-controls-{name}", ControlPlace.Subscriptions, ControlPlace.CompanionTopic(name), "offline"), this, log, time, random);

    /// <summary>Who takes what comes; set before it runs.</summary>
    public ControlService? Service { get; set; }

    /// <summary>Hands a message to the broker.</summary>
    /// <returns>False when it cannot be taken now.</returns>
    public bool TrySend(MqttEdge.CompanionMessage message) => _link.TryPublish(message.Topic, message.Payload, message.Retain, message.Qos, 0);

    /// <summary>Whether nothing waits that could be handed to the broker.</summary>
    public bool IsIdle => !_link.IsUp || _link.IsIdle;

    /// <summary>Runs until told to stop, or until the broker refuses us for good.</summary>
    public Task<BrokerEnd> RunAsync(CancellationToken stop) => _link.RunAsync(stop);

    /// <inheritdoc/>
    public ValueTask UpAsync()
    {
        Service?.TakeUp();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DownAsync()
    {
        Service?.TakeDown();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask MessageAsync(BrokerMessage message)
    {
        Service?.Take(message);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeliveredAsync(int token, bool ok) => ValueTask.CompletedTask;
}
