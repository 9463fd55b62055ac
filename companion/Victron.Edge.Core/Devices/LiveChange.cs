// LiveChange: tells listeners of LiveState what is new.

namespace Victron.Edge.Core.Devices;

/// <summary>One change.</summary>
/// <param name="Kind">What is new.</param>
/// <param name="Device">The device after the change.</param>
/// <param name="Edge">Its edge after the change; null while nothing of it was heard.</param>
/// <param name="At">The companion's clock.</param>
/// <param name="IsKept">Whether the message had been kept by the broker, so that it tells of the past.</param>
public sealed record LiveChange(LiveChangeKind Kind, Device Device, EdgeNode? Edge, DateTimeOffset At, bool IsKept);
