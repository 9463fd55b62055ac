// BacklogRow: one sample of a backlog.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>One sample.</summary>
/// <param name="Sequence">Its number within the run.</param>
/// <param name="UptimeMs">Uptime of the edge when it was taken.</param>
/// <param name="Values">Its values in the order of the message's columns.</param>
public sealed record BacklogRow(long Sequence, long UptimeMs, IReadOnlyList<KeyValuePair<string, RawValue>> Values);
