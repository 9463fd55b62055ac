// ControlWish: a message that asks for a value of a control.

namespace Victron.Edge.Roads.Controls;

/// <summary>A wish.</summary>
/// <param name="Place">The control.</param>
/// <param name="Text">The value, as it came.</param>
/// <param name="IsKept">Whether the broker had kept it: then it may be of last week.</param>
/// <param name="IsDuplicate">Whether it may have come before.</param>
/// <param name="At">Timestamp of the clock at its arrival.</param>
internal sealed record ControlWish(ControlPlace Place, string Text, bool IsKept, bool IsDuplicate, long At);
