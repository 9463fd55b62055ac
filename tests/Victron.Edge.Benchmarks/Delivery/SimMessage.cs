// SimMessage: one MQTT message on its way.

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>A message.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload; not changed afterwards.</param>
/// <param name="Retain">Going to the broker: keep it. Coming from there: it had been kept.</param>
/// <param name="Qos">0 or 1.</param>
public sealed record SimMessage(string Topic, byte[] Payload, bool Retain, int Qos);
