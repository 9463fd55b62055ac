// RestoreResult: how a restore ended.

namespace Victron.Edge.Core.Settings;

/// <summary>End of a restore.</summary>
/// <param name="IsComplete">Whether everything holds and the device is as before.</param>
/// <param name="Results">Each step that was tried, by register key.</param>
/// <param name="Text">What happened and, if it did not end well, what state the device is in and what to do: one line.</param>
public sealed record RestoreResult(bool IsComplete, IReadOnlyList<KeyValuePair<string, SettingResult>> Results, string Text);
