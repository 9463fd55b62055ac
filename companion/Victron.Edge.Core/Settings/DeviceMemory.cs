// DeviceMemory: what a device remembers itself: days where it has them, else the counters of its life.

namespace Victron.Edge.Core.Settings;

/// <summary>What was read.</summary>
/// <param name="Days">Days, today first; empty where the device keeps none.</param>
/// <param name="Counters">Counters that the device has; empty where it keeps days.</param>
/// <param name="Asked">Registers that were asked for.</param>
/// <param name="Lost">Those of them that were not answered.</param>
/// <param name="Problem">Why there is nothing at all, one line; null when there is something.</param>
public sealed record DeviceMemory(IReadOnlyList<SolarDay> Days, IReadOnlyList<SettingReading> Counters, int Asked, int Lost, string? Problem)
{
    /// <summary>What is missing, one line; null when nothing is.</summary>
    public string? Gap => Lost == 0 ? null : Say.With(Days.Count > 0 ? Sentences.MemoryGapDays : Sentences.MemoryGapCounters, Lost, Asked);
}
