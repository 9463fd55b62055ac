// BatteryBank: a 12 V lead-acid bank with charge, open-circuit voltage, internal resistance and a slow polarisation
// that rises steeply when it is nearly full, so that the current tapers in absorption as it does in reality.
// Leaves who charges and who discharges to PowerSystem.
namespace Victron.Edge.Simulator.Power;

/// <summary>The battery of a system.</summary>
public sealed class BatteryBank(double capacityAh, double stateOfCharge)
{
    private const double SeriesOhm = 0.004;
    private const double PolarisationOhm = 0.02;
    private const double FullOhm = 1.0;             // reached at 100 % while charging
    private const double PolarisationSeconds = 400;
    private const double EmptyVolts = 11.7;
    private const double FullVolts = 12.85;
    private const double ChargeEfficiency = 0.97;

    private double _polarisationVolts;

    /// <summary>Capacity in Ah.</summary>
    public double CapacityAh { get; } = capacityAh;

    /// <summary>True state of charge, 0 … 1.</summary>
    public double StateOfCharge { get; private set; } = Math.Clamp(stateOfCharge, 0, 1);

    /// <summary>Voltage at the terminals in V.</summary>
    public double Volts { get; private set; } = EmptyVolts + ((FullVolts - EmptyVolts) * stateOfCharge);

    /// <summary>Current in A, positive charges.</summary>
    public double CurrentA { get; private set; }

    /// <summary>Sum of all charging current in Ah.</summary>
    public double ChargedAh { get; private set; }

    /// <summary>Sum of all discharging current in Ah, positive.</summary>
    public double DischargedAh { get; private set; }

    /// <summary>Ah that went in and were not stored (efficiency, gassing when full).</summary>
    public double LostAh { get; private set; }

    /// <summary>Current that flows at a terminal voltage now, in A, positive charges; rises with the voltage.</summary>
    public double CurrentAt(double volts) => (volts - RestVolts) / SeriesOhm;

    /// <summary>Lets one second pass at a terminal voltage.</summary>
    public void Step(double volts)
    {
        const double Hours = 1 / 3600.0;
        Volts = volts;
        CurrentA = CurrentAt(volts);
        double ohm = PolarisationOhm + (CurrentA > 0 ? FullOhm * Math.Exp((StateOfCharge - 1) * 25) : 0);
        _polarisationVolts += ((CurrentA * ohm) - _polarisationVolts) / PolarisationSeconds;

        if (CurrentA < 0)
        {
            double drawn = Math.Min(-CurrentA * Hours, StateOfCharge * CapacityAh);
            DischargedAh += drawn;
            StateOfCharge = Math.Max(0, StateOfCharge - (drawn / CapacityAh));
            return;
        }

        double offered = CurrentA * Hours;
        double stored = Math.Min(offered * ChargeEfficiency, (1 - StateOfCharge) * CapacityAh);
        ChargedAh += offered;
        LostAh += offered - stored;
        StateOfCharge = Math.Min(1, StateOfCharge + (stored / CapacityAh));
    }

    private double RestVolts => EmptyVolts + ((FullVolts - EmptyVolts) * StateOfCharge) + _polarisationVolts;
}
