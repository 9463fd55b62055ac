// BrokerUser: who may do what at the broker inside. The same rights as in docs/mqtt.md, "A broker with rights".

namespace Victron.Edge.Roads.Broker;

/// <summary>A user.</summary>
/// <param name="Name">Name; that of the edge for an edge.</param>
/// <param name="Kind">What they are.</param>
public sealed record BrokerUser(string Name, BrokerUserKind Kind)
{
    private const string Prefix = "victron-edge/";
    private const string HomeAssistant = "homeassistant/";
    private const string HomeStatus = HomeAssistant + "status";
    private const string Time = Prefix + "time";

    private string Own => $"{Prefix}{Name}/";

    /// <summary>Whether they may publish to a topic.</summary>
    public bool MayPublish(string topic) => Kind switch
    {
        BrokerUserKind.Edge => StartsWith(topic, Own) || IsOwnDiscovery(topic.Split('/')),
        BrokerUserKind.HomeAssistant => StartsWith(topic, HomeAssistant) || topic.Split('/') is ["victron-edge", _, _, "set", _],
        _ => false,
    };

    /// <summary>Whether they may subscribe to a filter: everything that it could bring has to be theirs to read.</summary>
    public bool MayRead(string filter) => Kind == BrokerUserKind.Edge
        ? StartsWith(filter, Own) || filter is Time or HomeStatus
        : StartsWith(filter, Prefix) || StartsWith(filter, HomeAssistant);

    private bool IsOwnDiscovery(string[] parts) => parts is ["homeassistant", _, var port, _, "config"] && port.Length == Name.Length + 4 && StartsWith(port, Name + "_ve") && port[^1] is >= '1' and <= '3';

    private static bool StartsWith(string topic, string beginning) => topic.StartsWith(beginning, StringComparison.Ordinal);
}
