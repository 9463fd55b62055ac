// Message: one MQTT message that an edge handed out in a test.

namespace Victron.Edge.Shared.Tests.Agent;

/// <summary>A message as the broker would see it, and when.</summary>
internal sealed record Message(long AtMs, string Topic, string Text, int Bytes, bool Retain, int Qos);
