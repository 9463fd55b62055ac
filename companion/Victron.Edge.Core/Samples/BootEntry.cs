// BootEntry: the part of a batch that says how far a run has come.

namespace Victron.Edge.Core.Samples;

/// <summary>A run and where it stands once the batch is committed.</summary>
/// <param name="Key">The run.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Newest">The largest number that is stored or gone.</param>
/// <param name="HeardMs">When it was last heard, in ms since 1970.</param>
public sealed record BootEntry(BootKey Key, BootState State, long Newest, long HeardMs);
