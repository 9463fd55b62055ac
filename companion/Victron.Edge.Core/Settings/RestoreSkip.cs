// RestoreSkip: a register of a backup that a restore leaves alone.

namespace Victron.Edge.Core.Settings;

/// <summary>A register that is left alone.</summary>
/// <param name="Id">Register id.</param>
/// <param name="Key">Register key.</param>
/// <param name="Why">Half a sentence.</param>
public sealed record RestoreSkip(int Id, string Key, string Why);
