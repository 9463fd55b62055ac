// IBrokerListener: what a BrokerLink tells the road that owns it. Calls come one after the other.

namespace Victron.Edge.Roads.Broker;

/// <summary>Listens to a connection.</summary>
public interface IBrokerListener
{
    /// <summary>The broker accepted us and every subscription is made.</summary>
    ValueTask UpAsync();

    /// <summary>The connection was lost; what was not acknowledged was reported as such before.</summary>
    ValueTask DownAsync();

    /// <summary>A message came in.</summary>
    ValueTask MessageAsync(BrokerMessage message);

    /// <summary>A message with QoS 1 was acknowledged, or never will be.</summary>
    ValueTask DeliveredAsync(int token, bool ok);
}
