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
    public MqttEdgeRoad(BrokerAddress address, EdgeIngest ingest, IStatusLog log, TimeProvider time, Random random)
    {
        _ingest = ingest;
        string id = random.NextInt64(1L << 32).ToString("x8", CultureInfo.InvariantCulture);
        _link = new BrokerLink(address, new BrokerLinkSettings($"victron-edge-watch-{id}", EdgeIngest.Subscriptions, null, ""), this, log, time, random);
    }

    /// <summary>Listens until told to stop, or until the broker refuses us for good.</summary>
    public Task<BrokerEnd> RunAsync(CancellationToken stop) => _link.RunAsync(stop);

    /// <inheritdoc/>
    public ValueTask UpAsync() => ValueTask.CompletedTask;

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
