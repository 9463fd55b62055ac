// PowerSystem: one battery with everything on its bus. Each second it finds the voltage at which all currents balance,
// so that every device of the system tells the same story. Leaves wire, text and faults to the devices.
namespace Victron.Edge.Simulator.Power;

internal sealed class PowerSystem
{
    private const double VoltsLow = 6;
    private const double VoltsHigh = 17;

    // 40 halvings of 11 V end at 1e-11 V, far below a millivolt.
    private const int Halvings = 40;

    private readonly Sun _sun;
    private readonly SimRandom _random;
    private readonly List<IPowerSource> _sources = [];
    private readonly List<BatteryMonitorCounters> _monitors = [];
    private double _starterVolts = 12.75;

    public PowerSystem(SimRandom random, BatteryBank battery, int startSecondOfDay)
    {
        _random = random.Fork(0);
        _sun = new Sun(random.Fork(1));
        Loads = new DcLoads(random.Fork(2));
        Inverter = new InverterLoad(random.Fork(3));
        Battery = battery;
        SecondOfDay = startSecondOfDay;
    }

    public BatteryBank Battery { get; }

    public DcLoads Loads { get; }

    public InverterLoad Inverter { get; }

    /// <summary>0 … 86399.</summary>
    public int SecondOfDay { get; private set; }

    /// <summary>Seconds passed since the start.</summary>
    public long Seconds { get; private set; }

    /// <summary>Sum of all sources in A in the last second.</summary>
    public double SourcesA { get; private set; }

    /// <summary>Sum of all loads in A in the last second.</summary>
    public double LoadsA { get; private set; }

    public double Irradiance => _sun.Irradiance;

    public T Add<T>(T source)
        where T : IPowerSource
    {
        _sources.Add(source);
        return source;
    }

    public BatteryMonitorCounters Add(BatteryMonitorCounters monitor)
    {
        _monitors.Add(monitor);
        return monitor;
    }

    /// <summary>Lets one second pass.</summary>
    public void Step()
    {
        Seconds++;
        SecondOfDay = (SecondOfDay + 1) % 86_400;
        _sun.Step(SecondOfDay);
        PowerMoment moment = Moment();

        double volts = Balance();
        SourcesA = SourcesAt(volts);
        LoadsA = LoadsAt(volts);
        Battery.Step(volts);
        foreach (BatteryMonitorCounters monitor in _monitors)
        {
            // A shunt measures with a few milliamperes and millivolts of noise.
            monitor.Step(volts + (0.001 * _random.NextNormal()), Battery.CurrentA + (0.003 * _random.NextNormal()), _starterVolts);
        }

        foreach (IPowerSource source in _sources)
        {
            source.Step(moment, volts);
        }

        Loads.Step(SecondOfDay, volts);
        Inverter.Step(SecondOfDay, volts);
    }

    private PowerMoment Moment()
    {
        // The engine runs the second half of each daytime hour; shore power is plugged out in the morning.
        bool isDay = SecondOfDay is >= 7 * 3600 and < 21 * 3600;
        bool isEngineRunning = isDay && SecondOfDay % 3600 >= 1800;
        bool hasShorePower = SecondOfDay is < 6 * 3600 or >= 9 * 3600;
        double starterTarget = isEngineRunning ? 14.2 : 12.75;
        _starterVolts += ((starterTarget - _starterVolts) / 20) + (0.001 * _random.NextNormal());
        return new PowerMoment(SecondOfDay, _sun.Irradiance, _starterVolts, isEngineRunning, hasShorePower, Loads.OutputA);
    }

    private double Balance()
    {
        double low = VoltsLow;
        double high = VoltsHigh;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            bool isSurplus = SourcesAt(middle) - LoadsAt(middle) > Battery.CurrentAt(middle);
            low = isSurplus ? middle : low;
            high = isSurplus ? high : middle;
        }

        return (low + high) / 2;
    }

    private double SourcesAt(double volts)
    {
        double sum = 0;
        foreach (IPowerSource source in _sources)
        {
            sum += source.CurrentAt(volts);
        }

        return sum;
    }

    private double LoadsAt(double volts) => Loads.BusA + Loads.OutputA + Inverter.CurrentAt(volts);
}
