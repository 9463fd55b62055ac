// BatteryMonitorCounters: what a battery monitor counts from the current through its shunt. It knows nothing of the true
// state of charge: it integrates, and synchronises when the battery looks full. Leaves the text to BatteryMonitorModel.
// Source: shared notes on text mode, fields CE, SOC, TTG and H1 … H18.
namespace Victron.Edge.Simulator.Power;

internal sealed class BatteryMonitorCounters(double capacityAh, double stateOfCharge)
{
    private const double ChargedVolts = 13.2;
    private const double TailShare = 0.02;          // of the capacity in A
    private const double CountedShare = 0.01;       // of the capacity in Ah: a smaller dip is no discharge of its own
    private const int ChargedSeconds = 180;
    private const double ChargeEfficiency = 0.97;
    private const double DischargeFloor = 0.5;      // time to go counts down to here
    private const int TimeToGoMaxMinutes = 14_400;  // 240 h, the largest value recorded
    private const double FullDischargeShare = 0.05;

    private int _secondsCharged;
    private double _averageA;
    private double _energyOutWh = 61_000;
    private double _energyInWh = 64_500;
    private double _drawnAh = 2_410.5;
    private double _deepestAh = 121.6;
    private double _lastAh = (1 - stateOfCharge) * capacityAh;
    private double _averageAh = 48.3;
    private int _discharges = 31;
    private bool _wasFullDischarge;

    /// <summary>False after a supply interruption until the battery is full once: CE, SOC and TTG are then unknown.</summary>
    public bool IsSynchronised { get; private set; } = true;

    public double CapacityAh => capacityAh;

    public double Volts { get; private set; } = 12.6;

    public double CurrentA { get; private set; }

    /// <summary>Consumed since full in Ah, 0 or negative.</summary>
    public double ConsumedAh { get; private set; } = -(1 - stateOfCharge) * capacityAh;

    public double StateOfCharge => Math.Clamp(1 + (ConsumedAh / capacityAh), 0, 1);

    /// <summary>Minutes, −1 when the battery is not being discharged.</summary>
    public int TimeToGoMinutes
    {
        get
        {
            if (_averageA > -0.05)
            {
                return -1;
            }

            double usableAh = Math.Max(0, StateOfCharge - DischargeFloor) * capacityAh;
            return (int)Math.Min(TimeToGoMaxMinutes, usableAh / -_averageA * 60);
        }
    }

    public long DeepestMilliAh => -(long)(Math.Max(_deepestAh, -ConsumedAh) * 1000);

    public long LastMilliAh => -(long)(_lastAh * 1000);

    public long AverageMilliAh => -(long)(_averageAh * 1000);

    public int Cycles { get; } = 29;

    public int FullDischarges { get; private set; }

    public long DrawnMilliAh => -(long)(_drawnAh * 1000);

    public double VoltsMin { get; private set; } = 11.94;

    public double VoltsMax { get; private set; } = 14.46;

    public long SecondsSinceFull { get; private set; } = 61_200;

    public int Synchronisations { get; private set; } = 27;

    public double StarterVoltsMin { get; private set; } = 11.62;

    public double StarterVoltsMax { get; private set; } = 14.38;

    public double StarterVolts { get; private set; } = 12.7;

    public long EnergyOutTensOfWh => (long)(_energyOutWh / 10);

    public long EnergyInTensOfWh => (long)(_energyInWh / 10);

    /// <summary>Supply interrupted: counts of the battery's history stay, its charge is unknown.</summary>
    public void Restart()
    {
        IsSynchronised = false;
        ConsumedAh = 0;
        _averageA = 0;
        _secondsCharged = 0;
    }

    /// <summary>The owner says that the battery is full.</summary>
    public void Synchronise()
    {
        IsSynchronised = true;
        ConsumedAh = 0;
        SecondsSinceFull = 0;
    }

    /// <summary>Lets one second pass.</summary>
    public void Step(double volts, double currentA, double starterVolts)
    {
        const double Hours = 1 / 3600.0;
        Volts = volts;
        CurrentA = currentA;
        StarterVolts = starterVolts;
        _averageA += (currentA - _averageA) / 60;
        SecondsSinceFull++;
        VoltsMin = Math.Min(VoltsMin, volts);
        VoltsMax = Math.Max(VoltsMax, volts);
        StarterVoltsMin = Math.Min(StarterVoltsMin, starterVolts);
        StarterVoltsMax = Math.Max(StarterVoltsMax, starterVolts);

        double stored = currentA * Hours * (currentA > 0 ? ChargeEfficiency : 1);
        ConsumedAh = Math.Clamp(ConsumedAh + stored, -capacityAh, 0);
        if (currentA < 0)
        {
            _drawnAh -= currentA * Hours;
            _energyOutWh -= currentA * volts * Hours;
            _lastAh = -ConsumedAh;
        }
        else
        {
            _energyInWh += currentA * volts * Hours;
        }

        WatchEmpty();
        WatchFull(volts, currentA);
    }

    private void WatchEmpty()
    {
        bool isEmpty = IsSynchronised && StateOfCharge < FullDischargeShare;
        FullDischarges += isEmpty && !_wasFullDischarge ? 1 : 0;
        _wasFullDischarge = isEmpty;
    }

    private void WatchFull(double volts, double currentA)
    {
        bool looksFull = volts >= ChargedVolts && currentA >= 0 && currentA < capacityAh * TailShare;
        _secondsCharged = looksFull ? _secondsCharged + 1 : 0;
        if (_secondsCharged < ChargedSeconds)
        {
            return;
        }

        if (!IsSynchronised || -ConsumedAh >= CountedShare * capacityAh)
        {
            Synchronisations++;
            _deepestAh = Math.Max(_deepestAh, _lastAh);
            _averageAh = ((_averageAh * _discharges) + _lastAh) / (_discharges + 1);
            _discharges++;
        }

        Synchronise();
    }
}
