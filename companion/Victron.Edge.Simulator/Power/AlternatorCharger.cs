// AlternatorCharger: a DC-DC charger from the starter battery while the engine runs. Leaves the text to AlternatorModel.
namespace Victron.Edge.Simulator.Power;

internal sealed class AlternatorCharger(double currentMaxA) : IPowerSource
{
    private const double Efficiency = 0.975;

    private readonly ChargeStages _stages = new(ChargeProfile.Alternator);

    public ChargeStage Stage => _stages.Stage;

    public double OutputA { get; private set; }

    public double OutputVolts { get; private set; }

    /// <summary>Starter side in V.</summary>
    public double InputVolts { get; private set; }

    /// <summary>Taken from the starter side in A.</summary>
    public double InputA { get; private set; }

    /// <summary>Bits of field OR: 0x80 engine shutdown detection while the engine stands.</summary>
    public int OffReason { get; private set; }

    /// <summary>The last second ended with the engine at rest, so the device speaks less often.</summary>
    public bool IsIdle => Stage == ChargeStage.Off;

    public double CurrentAt(double busVolts) => Regulator.Current(_stages.SetpointVolts, busVolts, currentMaxA);

    public void Restart() => _stages.Restart();

    public void Step(PowerMoment moment, double busVolts)
    {
        OutputA = CurrentAt(busVolts);
        OutputVolts = busVolts;
        InputVolts = moment.StarterVolts - (OutputA * 0.004);
        InputA = InputVolts <= 0 ? 0 : OutputA * busVolts / Efficiency / InputVolts;
        OffReason = moment.IsEngineRunning ? 0 : 0x80;
        _stages.Step(moment.IsEngineRunning, busVolts, OutputA);
    }
}
