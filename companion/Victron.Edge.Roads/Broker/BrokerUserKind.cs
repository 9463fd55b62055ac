namespace Victron.Edge.Roads.Broker;

/// <summary>What a user of the broker inside may do.</summary>
public enum BrokerUserKind
{
    /// <summary>An edge of the same name: writes its own topics, reads what is meant for it.</summary>
    Edge,

    /// <summary>Home Assistant: reads everything, keeps its own topics, and sets what the owner allowed.</summary>
    HomeAssistant,

    /// <summary>Reads everything, writes nothing.</summary>
    Reader,
}
