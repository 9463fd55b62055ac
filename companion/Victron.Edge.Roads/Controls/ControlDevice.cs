// ControlDevice: what a control may know of its device at a moment.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Roads.Controls;

/// <summary>A device at a moment.</summary>
/// <param name="Target">The road to its registers; null when it cannot be asked.</param>
/// <param name="Problem">Why it cannot be asked, one line; else null.</param>
/// <param name="Locked">Why nothing can be written, one line; null while its edge is unlocked.</param>
internal sealed record ControlDevice(SettingsTarget? Target, string? Problem, string? Locked);
