// IPowerSource: anything that feeds the DC bus. PowerSystem finds the voltage at which all currents balance.
namespace Victron.Edge.Simulator.Power;

internal interface IPowerSource
{
    /// <summary>Current in A that it would give at a bus voltage; never rises with the voltage.</summary>
    double CurrentAt(double busVolts);

    /// <summary>Lets one second pass at the voltage found.</summary>
    void Step(PowerMoment moment, double busVolts);
}
