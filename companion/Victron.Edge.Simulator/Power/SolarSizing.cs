// SolarSizing: how large panels and charger are.
namespace Victron.Edge.Simulator.Power;

/// <param name="PanelWattsMax">Panel power at 1000 W/m² in W.</param>
/// <param name="OpenCircuitVolts">Open-circuit voltage of the string in V.</param>
/// <param name="CurrentMaxA">Largest charge current in A.</param>
internal sealed record SolarSizing(double PanelWattsMax, double OpenCircuitVolts, double CurrentMaxA)
{
    /// <summary>One 220 W panel, the most that a charger of 15 A takes at 12 V.</summary>
    public static SolarSizing OnePanel { get; } = new(220, 22.6, 15);

    /// <summary>Two panels in series on a charger of 30 A.</summary>
    public static SolarSizing TwoPanels { get; } = new(400, 45.2, 30);
}
