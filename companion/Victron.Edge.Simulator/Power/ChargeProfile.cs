// ChargeProfile: the settings of a charger that steer its stages.
namespace Victron.Edge.Simulator.Power;

/// <summary>Charge voltages and times of a 12 V lead-acid setting.</summary>
/// <param name="AbsorptionVolts">V.</param>
/// <param name="FloatVolts">V.</param>
/// <param name="StorageVolts">V; 0 when the charger has no storage stage.</param>
/// <param name="AbsorptionSecondsMax">Longest absorption in s.</param>
/// <param name="TailAmps">Absorption ends below this charge current in A.</param>
/// <param name="FloatSecondsMax">Float before storage in s.</param>
/// <param name="RebulkVolts">Bulk again when the battery stays below this voltage for a minute.</param>
internal sealed record ChargeProfile(
    double AbsorptionVolts,
    double FloatVolts,
    double StorageVolts,
    int AbsorptionSecondsMax,
    double TailAmps,
    int FloatSecondsMax,
    double RebulkVolts)
{
    public static ChargeProfile Solar { get; } = new(14.4, 13.8, 0, 2 * 3600, 4, 0, 12.9);

    public static ChargeProfile Shore { get; } = new(14.4, 13.8, 13.2, 4 * 3600, 3, 4 * 3600, 12.6);

    public static ChargeProfile Alternator { get; } = new(14.4, 13.5, 13.2, 4 * 3600, 3, 8 * 3600, 12.6);
}
