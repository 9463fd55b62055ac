// EdgeStart: what the program around an edge knows of a run before it begins.

namespace Victron.Edge.Roads.Host;

/// <summary>Start of a run.</summary>
/// <param name="PairingKey">Key whose owner may unlock writes from afar, 32 bytes; null for nobody.</param>
/// <param name="Reason">Why it starts, as the info topic says it.</param>
/// <param name="Count">How often this program has started it.</param>
public sealed record EdgeStart(byte[]? PairingKey, string? Reason, int Count);
