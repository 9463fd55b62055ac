// StateMessage: one snapshot of a port, taken apart. Whoever reads the JSON fills it; LiveState takes it in.

namespace Victron.Edge.Core.Devices;

/// <summary>One message of a port's state topic.</summary>
/// <param name="BootId">Names the run of the edge; empty when the sender gave none.</param>
/// <param name="Sequence">Number of the sample within that run; -1 when the sender gave none.</param>
/// <param name="Time">When the sample was taken, where the edge knew the time.</param>
/// <param name="Values">Every other key of the message, in its order; unknown keys included.</param>
public sealed record StateMessage(
    string BootId, long Sequence, DateTimeOffset? Time, IReadOnlyList<KeyValuePair<string, RawValue>> Values)
{
    /// <summary>Uptime of the edge in ms when the sample was taken; -1 when the sender gave none.</summary>
    public long UptimeMs { get; init; } = -1;

    /// <summary>How old the sample was when it was sent, in ms; 0 when it was new.</summary>
    public long AgeMs { get; init; }
}
