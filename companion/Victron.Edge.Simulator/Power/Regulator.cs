// Regulator: how hard a charger pushes towards its set-point. Shared by all kinds of charger.
namespace Victron.Edge.Simulator.Power;

internal static class Regulator
{
    // 200 A per volt: stiff enough that 40 A move the voltage by 0.2 V below the set-point, soft enough to stay solvable.
    private const double AmpsPerVolt = 200;

    /// <summary>Current in A, 0 … <paramref name="currentMaxA"/>, falling to 0 as the bus reaches the set-point.</summary>
    public static double Current(double setpointVolts, double busVolts, double currentMaxA) =>
        Math.Clamp((setpointVolts - busVolts) * AmpsPerVolt, 0, Math.Max(0, currentMaxA));
}
