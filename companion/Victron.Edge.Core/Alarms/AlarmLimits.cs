// AlarmLimits: the figures of the companion's own alarms.

namespace Victron.Edge.Core.Alarms;

/// <summary>Figures.</summary>
/// <param name="LowBattery">State of charge in % below which a battery is low; 0 for never.</param>
public sealed record AlarmLimits(decimal LowBattery)
{
    // So that a load that comes and goes does not raise the same alarm again and again.
    private const decimal Above = 5;

    /// <summary>As delivered.</summary>
    public static AlarmLimits Usual { get; } = new(20);

    /// <summary>State of charge in % from which it is not low any more.</summary>
    public decimal BatteryAgain => LowBattery > 0 ? Math.Min(LowBattery + Above, 100) : 0;
}
