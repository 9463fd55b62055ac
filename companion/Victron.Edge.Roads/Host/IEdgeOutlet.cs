// IEdgeOutlet: where the messages of an edge go: to a broker, or straight into this program.

namespace Victron.Edge.Roads.Host;

/// <summary>Takes the messages of an edge, on its loop thread.</summary>
public interface IEdgeOutlet
{
    /// <summary>Takes one message.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Not changed afterwards; empty to empty a retained topic.</param>
    /// <param name="retain">Whether it is to be kept.</param>
    /// <param name="qos">0 or 1.</param>
    /// <param name="token">Given back through <see cref="EdgeLoop.PostDeliveredAsync"/> with QoS 1.</param>
    /// <returns>False when it cannot be taken now.</returns>
    bool TryPublish(string topic, byte[] payload, bool retain, int qos, int token);
}
