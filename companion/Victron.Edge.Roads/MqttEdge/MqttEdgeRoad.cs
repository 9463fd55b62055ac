// MqttEdgeRoad: listens to all edges at one broker.

using System.Globalization;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Roads.MqttEdge;

/// <summary>The road of edges over MQTT.</summary>
public sealed class MqttEdgeRoad : IBrokerListener
{
    private readonly EdgeIngest _ingest;
    private readonly BrokerLink _link;

    /// <summary>Makes the road.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="ingest">Where the messages go.</param>
    /// <param name="log">Where changes of the connection are told.</param>
    /// <param name="time">Clock.</param>
    /// <param name="random">For the client id and the waits between attempts.</param>
    /// <param name="purpose">Stands in the client id, for the broker's log.</param>
    public MqttEdgeRoad(BrokerAddress address, EdgeIngest ingest, IStatusLog log, TimeProvider time, Random random, string purpose = "watch")
    {
        _ingest = ingest;
        string id = random.NextInt64(1L << 32).ToString("x8", CultureInfo.InvariantCulture);
        _link = new BrokerLink(address, new BrokerLinkSettings($"victron-edge-{purpose}-{id}", ingest.Subscriptions, null, ""), this, log, time, random);
    }

    /// <summary>Raised at each connect, on the thread of the road, once every topic is subscribed to.</summary>
    public event Action? Connected;

    /// <summary>Whether the broker is connected.</summary>
    public bool IsUp => _link.IsUp;

    /// <summary>Whether the broker is connected and has everything that was handed to it.</summary>
    public bool IsIdle => _link.IsIdle;

    /// <summary>Hands a message to the broker.</summary>
    /// <returns>False when it cannot be taken now: not connected, or too much is waiting.</returns>
    public bool TryPublish(CompanionMessage message) => _link.TryPublish(message.Topic, message.Payload, message.Retain, message.Qos, 0);

    /// <summary>Listens until told to stop, or until the broker refuses us for good.</summary>
    public Task<BrokerEnd> RunAsync(CancellationToken stop) => _link.RunAsync(stop);

    /// <inheritdoc/>
    public ValueTask UpAsync()
    {
        Connected?.Invoke();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DownAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask MessageAsync(BrokerMessage message)
    {
        _ingest.Take(message.Topic, message.Payload, message.IsKept);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeliveredAsync(int token, bool ok) => ValueTask.CompletedTask;
}
