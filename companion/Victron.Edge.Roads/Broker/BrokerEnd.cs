// BrokerEnd: why a connection to a broker was given up for good.

namespace Victron.Edge.Roads.Broker;

/// <summary>Outcome of <see cref="BrokerLink.RunAsync"/>.</summary>
/// <param name="Problem">One line for the user; null when the program itself asked to stop.</param>
public readonly record struct BrokerEnd(string? Problem);
