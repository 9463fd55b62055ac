// EdgeWrites: the write lock of an edge, from its info topic.

namespace Victron.Edge.Core.Devices;

/// <summary>State of the lock.</summary>
/// <param name="Allowed">Whether settings may be written now.</param>
/// <param name="UntilMs">Uptime of the edge in ms at which that ends; null while locked.</param>
/// <param name="Challenge">Text that the next proof is made for; null where the edge has no pairing key.</param>
public sealed record EdgeWrites(bool Allowed, long? UntilMs, string? Challenge);
