// InverterLoad: an inverter of 375 VA and what is plugged into it. Leaves the text to InverterModel.
namespace Victron.Edge.Simulator.Power;

internal sealed class InverterLoad(SimRandom random)
{
    private const double Efficiency = 0.9;
    private const double IdleWatts = 6;
    private const double LowBatteryVolts = 9.3;
    private const double RestartVolts = 12.5;
    private const int DayFrom = 8 * 3600;
    private const int DayTo = 22 * 3600;

    private double _steadyVa = 45;
    private int _blenderSeconds;
    private bool _wasSwitchedOff;
    private int _secondsToChange = 60;

    /// <summary>Apparent power at the outlet in VA.</summary>
    public double OutputVa { get; private set; }

    /// <summary>Outlet voltage in V; 0 when it is off.</summary>
    public double OutputVolts { get; private set; }

    /// <summary>False in a system without an inverter; it then draws nothing.</summary>
    public bool IsFitted { get; set; } = true;

    /// <summary>False when its owner switched it off.</summary>
    public bool IsAllowed { get; set; } = true;

    /// <summary>Inverting; false after it was switched off, or switched itself off for an empty battery.</summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>Battery voltage at its terminals in V.</summary>
    public double BusVolts { get; private set; }

    /// <summary>Current from the bus in A at a bus voltage.</summary>
    public double CurrentAt(double busVolts) => IsOn && IsFitted ? (IdleWatts + (OutputVa / Efficiency)) / Math.Max(busVolts, 8) : 0;

    /// <summary>Lets one second pass.</summary>
    public void Step(int secondOfDay, double busVolts)
    {
        BusVolts = busVolts;
        IsOn = IsAllowed && (IsOn || _wasSwitchedOff ? busVolts > LowBatteryVolts : busVolts > RestartVolts);
        _wasSwitchedOff = !IsAllowed;
        if (--_secondsToChange <= 0)
        {
            // A laptop charges, a television runs, or nothing is plugged in.
            bool isDay = secondOfDay is >= DayFrom and < DayTo;
            _steadyVa = isDay && random.IsHit(0.55) ? 30 + random.Next(70) : 0;
            _secondsToChange = 300 + random.Next(1500);
            _blenderSeconds = isDay && random.IsHit(0.2) ? 20 + random.Next(60) : 0;
        }

        _blenderSeconds = Math.Max(0, _blenderSeconds - 1);
        double wanted = _steadyVa + (_blenderSeconds > 0 ? 210 : 0);
        OutputVa = !IsOn || wanted <= 0 ? 0 : Math.Max(0, wanted + (1.5 * random.NextNormal()));
        OutputVolts = IsOn ? 230 + (0.05 * random.NextNormal()) - (OutputVa * 0.004) : 0;
    }
}
