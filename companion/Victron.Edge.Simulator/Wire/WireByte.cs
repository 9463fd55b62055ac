// WireByte: one byte and the moment at which its stop bit has left the device.
namespace Victron.Edge.Simulator.Wire;

/// <summary>A byte on the line.</summary>
/// <param name="Value">The byte.</param>
/// <param name="SentMs">Milliseconds since the start of the simulation at which it was complete on the line, rounded up.</param>
public readonly record struct WireByte(byte Value, long SentMs);
