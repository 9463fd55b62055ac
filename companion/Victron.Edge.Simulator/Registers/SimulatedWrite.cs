// SimulatedWrite: one set frame that reached a simulated device with a good check.
namespace Victron.Edge.Simulator.Registers;

/// <summary>A write as the device took it.</summary>
/// <param name="AtMs">Simulated time in ms.</param>
/// <param name="Register">Register id, 0 … 65535.</param>
/// <param name="Value">Value bytes as sent, lowest first; empty for an action.</param>
/// <param name="IsStored">Whether the value was stored or the action done; false when it was refused or lost.</param>
public sealed record SimulatedWrite(long AtMs, int Register, byte[] Value, bool IsStored);
