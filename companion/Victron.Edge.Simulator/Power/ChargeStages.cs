// ChargeStages: which stage a charger is in.
//
//   Off --power--> StartingUp --2 s--> Bulk --voltage reached--> Absorption --time or tail current--> Float --time--> Storage
//   Float, Storage --below re-bulk for 60 s--> Bulk          any --no power--> Off
//
// Leaves currents to the chargers. Source: stage names and numbers of field CS; times as the vendor's charger manuals name them.
namespace Victron.Edge.Simulator.Power;

internal sealed class ChargeStages(ChargeProfile profile)
{
    private const int StartSeconds = 2;
    private const int RebulkSeconds = 60;
    private const double ReachedVolts = 0.05;

    private int _secondsInStage;
    private int _secondsLow;

    /// <summary>Voltages and times in force.</summary>
    public ChargeProfile Profile { get; set; } = profile;

    /// <summary>The stage now.</summary>
    public ChargeStage Stage { get; private set; }

    /// <summary>Voltage that the charger aims at in V; 0 when it does not charge.</summary>
    public double SetpointVolts => Stage switch
    {
        ChargeStage.Bulk or ChargeStage.Absorption => Profile.AbsorptionVolts,
        ChargeStage.Float => Profile.FloatVolts,
        ChargeStage.Storage => Profile.StorageVolts,
        _ => 0,
    };

    /// <summary>Begins anew, as after a restart.</summary>
    public void Restart() => Enter(ChargeStage.Off);

    /// <summary>Lets one second pass.</summary>
    /// <param name="isPowered">Whether the charger's input can supply power.</param>
    /// <param name="volts">Battery voltage in V.</param>
    /// <param name="amps">Charge current in A.</param>
    public void Step(bool isPowered, double volts, double amps)
    {
        _secondsInStage++;
        if (!isPowered)
        {
            Enter(ChargeStage.Off);
            return;
        }

        switch (Stage)
        {
            case ChargeStage.Off: Enter(ChargeStage.StartingUp); break;
            case ChargeStage.StartingUp: EnterAfter(StartSeconds, ChargeStage.Bulk); break;
            case ChargeStage.Bulk: if (volts >= Profile.AbsorptionVolts - ReachedVolts) { Enter(ChargeStage.Absorption); } break;
            case ChargeStage.Absorption: StepAbsorption(volts, amps); break;
            case ChargeStage.Float: if (Profile.StorageVolts > 0) { EnterAfter(Profile.FloatSecondsMax, ChargeStage.Storage); } WatchRebulk(volts); break;
            default: WatchRebulk(volts); break;
        }
    }

    private void StepAbsorption(double volts, double amps)
    {
        // The tail counts only while the voltage is held: a cloud also makes the current small.
        bool isTail = amps < Profile.TailAmps && volts >= Profile.AbsorptionVolts - ReachedVolts && _secondsInStage > 60;
        if (isTail || _secondsInStage >= Profile.AbsorptionSecondsMax)
        {
            Enter(ChargeStage.Float);
        }
    }

    private void WatchRebulk(double volts)
    {
        _secondsLow = volts < Profile.RebulkVolts ? _secondsLow + 1 : 0;
        if (_secondsLow >= RebulkSeconds)
        {
            Enter(ChargeStage.Bulk);
        }
    }

    private void EnterAfter(int seconds, ChargeStage next)
    {
        if (_secondsInStage >= seconds)
        {
            Enter(next);
        }
    }

    private void Enter(ChargeStage next)
    {
        if (Stage != next)
        {
            Stage = next;
            _secondsInStage = 0;
            _secondsLow = 0;
        }
    }
}
