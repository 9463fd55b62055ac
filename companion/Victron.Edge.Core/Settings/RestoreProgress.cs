// RestoreProgress: how far a restore is.

namespace Victron.Edge.Core.Settings;

/// <summary>A step that has ended.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Total">All steps.</param>
/// <param name="Key">Register key.</param>
/// <param name="Result">How it ended.</param>
public sealed record RestoreProgress(int Done, int Total, string Key, SettingResult Result);
