// IBrokerUsers: who is let in by the broker inside from beyond this machine.

namespace Victron.Edge.Roads.Broker;

/// <summary>Knows users; they may change meanwhile.</summary>
public interface IBrokerUsers
{
    /// <summary>Finds a user by name and password; null for nobody.</summary>
    BrokerUser? Find(string name, string password);
}
