// BrokerLinkSettings: how a program appears to a broker.

namespace Victron.Edge.Roads.Broker;

/// <summary>Settings of one connection.</summary>
/// <param name="ClientId">Unique at the broker: a second client of the same name throws the first out.</param>
/// <param name="Subscriptions">Topic filters, subscribed at each connect before anything else.</param>
/// <param name="LastTopic">Topic of the last word, kept by the broker: sent by the broker when the connection breaks, by us when we leave; null for none.</param>
/// <param name="LastWord">Its payload.</param>
public sealed record BrokerLinkSettings(string ClientId, IReadOnlyList<string> Subscriptions, string? LastTopic, string LastWord);
