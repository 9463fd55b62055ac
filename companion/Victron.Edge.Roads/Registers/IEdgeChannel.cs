// IEdgeChannel: the way to an edge for requests, over a broker or within this program. What comes back is handed to EdgeRegisterAccess.Take.

using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Roads.Registers;

/// <summary>Sends to an edge, and knows its clock.</summary>
public interface IEdgeChannel
{
    /// <summary>Sends a message.</summary>
    /// <returns>False when it was not taken and never will be sent.</returns>
    bool TrySend(CompanionMessage message);

    /// <summary>The run of the edge and its uptime now, from its newest message.</summary>
    /// <returns>Null while neither is known.</returns>
    EdgeMoment? MomentOf(string edge);
}
