// PowerMoment: what all parts of a system see in the same second.
namespace Victron.Edge.Simulator.Power;

/// <param name="SecondOfDay">0 … 86399.</param>
/// <param name="Irradiance">W/m².</param>
/// <param name="StarterVolts">Starter battery in V.</param>
/// <param name="IsEngineRunning">The alternator charges the starter battery.</param>
/// <param name="HasShorePower">Mains is connected.</param>
/// <param name="LoadOutputA">Drawn through a charger's load output in A.</param>
internal readonly record struct PowerMoment(
    int SecondOfDay,
    double Irradiance,
    double StarterVolts,
    bool IsEngineRunning,
    bool HasShorePower,
    double LoadOutputA);
