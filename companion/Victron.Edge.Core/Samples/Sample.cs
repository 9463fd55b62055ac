// Sample: one snapshot of a device, ready to be stored, or read back from the store.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>One sample.</summary>
/// <param name="Boot">The run that it belongs to.</param>
/// <param name="Sequence">Its number within the run, from 1.</param>
/// <param name="UptimeMs">Uptime of the edge when it was taken.</param>
/// <param name="AtMs">When it was taken, in ms since 1970.</param>
/// <param name="Serial">Serial number of the device, where it was known when the sample arrived.</param>
/// <param name="Values">Its values, as sent and in the order sent.</param>
public sealed record Sample(
    BootKey Boot, long Sequence, long UptimeMs, long AtMs, string? Serial, IReadOnlyList<KeyValuePair<string, RawValue>> Values);
