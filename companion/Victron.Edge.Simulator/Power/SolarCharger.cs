// SolarCharger: panels and the maximum power point tracker behind them, with the counters that it shows.
// Leaves the text to SolarModel. A day begins with the first light after a night, as HSDS, H20 and H21 do.
namespace Victron.Edge.Simulator.Power;

internal sealed class SolarCharger(SolarSizing sizing, SimRandom random) : IPowerSource
{
    private const double Efficiency = 0.96;
    private const double WakeVolts = 5;          // panels this far above the battery wake the charger
    private const double DarkWattsMin = 1;
    private const int NightSecondsMin = 3 * 3600;

    private readonly ChargeStages _stages = new(ChargeProfile.Solar);
    private double _panelWattsNow;
    private double _wattHoursToday;
    private double _loadWattHoursToday;
    private double _wattHoursTotal = 1234_560;
    private int _secondsDark;
    private int _secondsBulk;
    private int _secondsAbsorption;
    private int _secondsFloat;

    /// <summary>Charging is allowed; false when its owner switched it off.</summary>
    public bool IsAllowed { get; set; } = true;

    /// <summary>Charge current that the settings allow, in A.</summary>
    public double LimitA { get; set; } = sizing.CurrentMaxA;

    /// <summary>Voltages and times in force.</summary>
    public ChargeProfile Profile
    {
        get => _stages.Profile;
        set => _stages.Profile = value;
    }

    public ChargeStage Stage => _stages.Stage;

    public SolarSizing Sizing => sizing;

    /// <summary>What the converter gives in A, load output included.</summary>
    public double OutputA { get; private set; }

    /// <summary>Taken from the panels in W.</summary>
    public double PanelWatts { get; private set; }

    /// <summary>Panel voltage in V.</summary>
    public double PanelVolts { get; private set; }

    /// <summary>0 off, 1 limited by voltage or current, 2 tracking (field MPPT).</summary>
    public int TrackerMode { get; private set; }

    public double YieldTodayKwh => _wattHoursToday / 1000;

    /// <summary>Drawn through the load output today, in kWh.</summary>
    public double ConsumedTodayKwh => _loadWattHoursToday / 1000;

    public double YieldTotalKwh => _wattHoursTotal / 1000;

    public double YieldYesterdayKwh { get; private set; } = 1.02;

    public int PowerMaxToday { get; private set; }

    public int PowerMaxYesterday { get; private set; } = 287;

    public int DayNumber { get; private set; } = 57;

    public int MinutesBulk => _secondsBulk / 60;

    public int MinutesAbsorption => _secondsAbsorption / 60;

    public int MinutesFloat => _secondsFloat / 60;

    public double BatteryVoltsMax { get; private set; }

    public double BatteryVoltsMin { get; private set; } = 99;

    public double PanelVoltsMax { get; private set; }

    public double OutputMaxA { get; private set; }

    /// <summary>Heat sink in °C: surroundings plus what the losses add.</summary>
    public double TemperatureC { get; private set; } = 22;

    public double CurrentAt(double busVolts) =>
        Regulator.Current(_stages.SetpointVolts, busVolts, Math.Min(LimitA, _panelWattsNow * Efficiency / Math.Max(busVolts, 8)));

    public void Restart() => _stages.Restart();

    public void Step(PowerMoment moment, double busVolts)
    {
        OutputA = CurrentAt(busVolts);
        PanelWatts = OutputA * busVolts / Efficiency;
        Measure(moment, busVolts);
        Count(busVolts, moment.LoadOutputA);

        _panelWattsNow = sizing.PanelWattsMax * moment.Irradiance / 1000;
        double openVolts = OpenVolts(moment.Irradiance);
        bool isAwake = _stages.Stage != ChargeStage.Off;
        bool isPowered = _panelWattsNow > DarkWattsMin && openVolts > busVolts + (isAwake ? 1 : WakeVolts);
        WatchNight(isPowered);
        _stages.Step(isPowered && IsAllowed, busVolts, OutputA);
    }

    private double OpenVolts(double irradiance) =>
        irradiance <= 0 ? 0 : sizing.OpenCircuitVolts * Math.Clamp(1 + (0.055 * Math.Log(irradiance / 1000)), 0.02, 1.02);

    private void Measure(PowerMoment moment, double busVolts)
    {
        double openVolts = OpenVolts(moment.Irradiance);
        double share = _panelWattsNow <= 0 ? 0 : Math.Clamp(PanelWatts / _panelWattsNow, 0, 1);

        // Full use pulls the panel down to 83 % of the open voltage, its maximum power point; a limited tracker floats above.
        double wanderVolts = openVolts > 1 ? 0.08 * random.NextNormal() : 0.01;
        PanelVolts = Math.Max(0, (openVolts * (1 - (0.17 * share * share))) + wanderVolts);
        TrackerMode = _stages.SetpointVolts <= 0 ? 0 : share > 0.98 ? 2 : 1;
        TemperatureC += (22 + (PanelWatts * 0.04) - TemperatureC) / 600;
        BatteryVoltsMax = Math.Max(BatteryVoltsMax, busVolts);
        BatteryVoltsMin = Math.Min(BatteryVoltsMin, busVolts);
        PanelVoltsMax = Math.Max(PanelVoltsMax, PanelVolts);
        OutputMaxA = Math.Max(OutputMaxA, OutputA);
    }

    private void Count(double busVolts, double loadA)
    {
        _loadWattHoursToday += loadA * busVolts / 3600;
        double wattHours = OutputA * busVolts / 3600;
        _wattHoursToday += wattHours;
        _wattHoursTotal += wattHours;
        PowerMaxToday = Math.Max(PowerMaxToday, (int)Math.Round(PanelWatts));
        _secondsBulk += Stage == ChargeStage.Bulk ? 1 : 0;
        _secondsAbsorption += Stage == ChargeStage.Absorption ? 1 : 0;
        _secondsFloat += Stage == ChargeStage.Float ? 1 : 0;
    }

    private void WatchNight(bool isPowered)
    {
        if (!isPowered)
        {
            _secondsDark++;
            return;
        }

        if (_secondsDark >= NightSecondsMin)
        {
            BeginDay();
        }

        _secondsDark = 0;
    }

    private void BeginDay()
    {
        YieldYesterdayKwh = YieldTodayKwh;
        PowerMaxYesterday = PowerMaxToday;
        _wattHoursToday = 0;
        _loadWattHoursToday = 0;
        PowerMaxToday = 0;
        _secondsBulk = 0;
        _secondsAbsorption = 0;
        _secondsFloat = 0;
        BatteryVoltsMax = 0;
        BatteryVoltsMin = 99;
        PanelVoltsMax = 0;
        OutputMaxA = 0;
        DayNumber = (DayNumber + 1) % 365;
    }
}
