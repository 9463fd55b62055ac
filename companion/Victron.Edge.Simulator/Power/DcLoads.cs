// DcLoads: what the boat or van draws from the DC bus besides the inverter: fridge, pump, lights, standby.
// The part behind a charger's load output is separate, because that charger shows it as IL and can switch it off.
namespace Victron.Edge.Simulator.Power;

internal sealed class DcLoads(SimRandom random)
{
    private const double StandbyA = 0.45;
    private const double FridgeA = 4.2;
    private const double PumpA = 6.5;
    private const double LightsA = 2.4;
    private const int EveningFrom = 19 * 3600;
    private const int EveningTo = 23 * 3600;

    // A load output gives up an empty battery and takes it back when it has recovered.
    private const double DisconnectVolts = 11.1;
    private const double ReconnectVolts = 13.1;

    private bool _isFridgeOn = true;
    private int _fridgeSeconds = 300;
    private int _pumpSeconds;
    private double _ripple;

    /// <summary>Drawn straight from the bus in A.</summary>
    public double BusA { get; private set; } = StandbyA;

    /// <summary>Drawn through the load output in A; 0 while it is off.</summary>
    public double OutputA { get; private set; }

    /// <summary>What the owner says about the load output: on, off, or null to let the charger decide.</summary>
    public bool? OutputOrder { get; set; }

    /// <summary>The load output is on.</summary>
    public bool IsOutputOn { get; private set; } = true;

    /// <summary>Lets one second pass.</summary>
    public void Step(int secondOfDay, double busVolts)
    {
        StepFridge();
        _pumpSeconds = _pumpSeconds > 0 ? _pumpSeconds - 1 : random.IsHit(1 / 2400.0) ? 10 + random.Next(25) : 0;
        _ripple += (-_ripple / 5) + (0.02 * random.NextNormal());

        bool isEvening = secondOfDay is >= EveningFrom and < EveningTo;
        IsOutputOn = OutputOrder ?? (IsOutputOn ? busVolts > DisconnectVolts : busVolts > ReconnectVolts);
        OutputA = IsOutputOn ? 0.3 + (isEvening ? LightsA : 0) : 0;
        BusA = Math.Max(0, StandbyA + _ripple + (_isFridgeOn ? FridgeA : 0) + (_pumpSeconds > 0 ? PumpA : 0));
    }

    private void StepFridge()
    {
        if (--_fridgeSeconds <= 0)
        {
            _isFridgeOn = !_isFridgeOn;
            _fridgeSeconds = (_isFridgeOn ? 600 : 1100) + random.Next(240);
        }
    }
}
