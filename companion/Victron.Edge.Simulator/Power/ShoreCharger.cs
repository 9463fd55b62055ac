// ShoreCharger: an AC charger on shore power. Leaves the text to ShoreChargerModel.
namespace Victron.Edge.Simulator.Power;

internal sealed class ShoreCharger(double currentMaxA) : IPowerSource
{
    private readonly ChargeStages _stages = new(ChargeProfile.Shore);

    public ChargeStage Stage => _stages.Stage;

    public double OutputA { get; private set; }

    public double BusVolts { get; private set; }

    public double CurrentAt(double busVolts) => Regulator.Current(_stages.SetpointVolts, busVolts, currentMaxA);

    public void Restart() => _stages.Restart();

    public void Step(PowerMoment moment, double busVolts)
    {
        OutputA = CurrentAt(busVolts);
        BusVolts = busVolts;
        _stages.Step(moment.HasShorePower, busVolts, OutputA);
    }
}
