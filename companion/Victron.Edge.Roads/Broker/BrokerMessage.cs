// BrokerMessage: one message that a broker handed to us.

namespace Victron.Edge.Roads.Broker;

/// <summary>A message.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload; empty when a retained topic was emptied.</param>
/// <param name="IsKept">Whether the broker had kept it from before we subscribed.</param>
/// <param name="IsDuplicate">Whether it may have been sent before.</param>
public sealed record BrokerMessage(string Topic, ReadOnlyMemory<byte> Payload, bool IsKept, bool IsDuplicate);
