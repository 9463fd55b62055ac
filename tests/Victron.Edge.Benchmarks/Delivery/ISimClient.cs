// ISimClient: an edge or a companion, as the broker of the simulation sees it.

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>A client of the broker.</summary>
public interface ISimClient
{
    /// <summary>Whether it is subscribed to a topic.</summary>
    bool Wants(string topic);

    /// <summary>A message has arrived.</summary>
    void Arrived(SimMessage message, bool isDuplicate);

    /// <summary>Its connection is over.</summary>
    void Lost(SimSession session);
}
