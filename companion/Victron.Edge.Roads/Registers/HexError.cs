// HexError: one message of hex/error.

namespace Victron.Edge.Roads.Registers;

/// <summary>What an edge refused or a device did not answer.</summary>
internal sealed record HexError(string Id, int Index, string Why);
