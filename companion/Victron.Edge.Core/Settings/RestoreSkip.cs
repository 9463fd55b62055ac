// RestoreSkip: a register of a backup that a restore leaves alone.

namespace Victron.Edge.Core.Settings;

/// <summary>A register that is left alone.</summary>
/// <param name="Id">Register id.</param>
/// <param name="Key">Register key.</param>
/// <param name="Why">Half a sentence.</param>
public sealed record RestoreSkip(int Id, string Key, string Why)
{
    /// <summary>Whether it would have been written, but the chemistry of the battery forbids it: the restore is not complete then.</summary>
    public bool IsNotBorne { get; init; }
}
