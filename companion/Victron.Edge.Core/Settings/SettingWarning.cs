// SettingWarning: something that must be confirmed before a write.

namespace Victron.Edge.Core.Settings;

/// <summary>A warning.</summary>
/// <param name="Code">For scripts, snake case: <c>danger_charge</c>, <c>chemistry</c> and so on.</param>
/// <param name="Text">One or two sentences for people.</param>
public sealed record SettingWarning(string Code, string Text);
