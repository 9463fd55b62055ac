// PhysicsTests: one simulated day: charge, energy and stages stay what physics allows, and devices of a system agree.
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Power;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class PhysicsTests
{
    private const int DaySeconds = 86_400;

    private static SimulatedSystem Midnight(ulong seed, params string[] kinds) => new(new Scenario
    {
        Devices = [.. kinds.Select(kind => (kind, kind))],
        Seed = seed,
        Start = new TimeOnly(0, 0),
    });

    private static void Day(SimulatedSystem system, Action<PowerSystem> look)
    {
        for (int second = 0; second < DaySeconds; second++)
        {
            system.Power.Step();
            look(system.Power);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Charge_stays_between_empty_and_full_and_voltage_between_11_and_14_5_V(int seed) =>
        Day(Midnight((ulong)seed, "bmv-712", "mppt-100-30", "phoenix-12-375"), power =>
        {
            Assert.InRange(power.Battery.StateOfCharge, 0.0, 1.0);
            Assert.InRange(power.Battery.Volts, 11.0, 14.5);
        });

    [Fact]
    public void Currents_balance_in_every_second() =>
        Day(Midnight(4, "mppt-75-15", "ip22", "orion-xs", "phoenix-12-375"), power =>
            Assert.InRange(power.SourcesA - power.LoadsA - power.Battery.CurrentA, -0.001, 0.001));

    [Fact]
    public void Ampere_hours_in_minus_out_are_stored_or_lost()
    {
        SimulatedSystem system = Midnight(5, "bmv-712", "mppt-100-30", "phoenix-12-375");
        BatteryBank battery = system.Power.Battery;
        double storedBefore = (battery.StateOfCharge * battery.CapacityAh) - (battery.ChargedAh - battery.DischargedAh - battery.LostAh);
        Day(system, _ => { });

        double stored = battery.StateOfCharge * battery.CapacityAh;
        Assert.InRange(stored - storedBefore - (battery.ChargedAh - battery.DischargedAh - battery.LostAh), -0.001, 0.001);
        Assert.InRange(battery.ChargedAh, 40, 400);
        Assert.InRange(battery.LostAh, 0, battery.ChargedAh * 0.2);
    }

    [Fact]
    public void Solar_charger_gives_nothing_at_night_and_never_more_than_the_panels()
    {
        SimulatedSystem system = Midnight(6, "bmv-712");
        SolarCharger charger = system.Power.Add(new SolarCharger(SolarSizing.TwoPanels, new SimRandom(6)));
        double wattHours = 0;
        Day(system, power =>
        {
            wattHours += charger.PanelWatts / 3600;
            Assert.InRange(charger.PanelWatts, 0.0, 400.0);
            Assert.InRange(charger.OutputA, 0.0, 30.0);
            if (power.SecondOfDay is < Sun.RiseSecond or > Sun.SetSecond + 5)
            {
                Assert.Equal(0.0, charger.PanelWatts);
                Assert.Equal(ChargeStage.Off, charger.Stage);
            }
        });

        Assert.InRange(charger.YieldTodayKwh, 0.2, 3.0);
        Assert.InRange(charger.YieldTodayKwh, wattHours / 1000 * 0.94, wattHours / 1000 * 0.98);
    }

    [Fact]
    public void Stages_follow_each_other_as_a_charger_does()
    {
        SimulatedSystem system = Midnight(7, "smartshunt");
        ShoreCharger charger = system.Power.Add(new ShoreCharger(30));
        List<ChargeStage> stages = [];
        Day(system, _ =>
        {
            if (stages.Count == 0 || stages[^1] != charger.Stage)
            {
                stages.Add(charger.Stage);
            }
        });

        ChargeStage[] morning = [ChargeStage.Off, ChargeStage.StartingUp, ChargeStage.Bulk, ChargeStage.Absorption, ChargeStage.Float, ChargeStage.Storage];
        int unplugged = stages.LastIndexOf(ChargeStage.Off);
        Assert.Equal(morning, stages.Skip(unplugged).Take(morning.Length));
    }

    [Fact]
    public void Shunt_reads_what_the_solar_charger_gives_less_the_loads()
    {
        SimulatedSystem system = Midnight(8, "bmv-712", "mppt-100-30");
        BatteryMonitorCounters monitor = system.Power.Add(new BatteryMonitorCounters(200, 0.74));
        Day(system, power => Assert.InRange(monitor.CurrentA - (power.SourcesA - power.LoadsA), -0.03, 0.03));
    }

    [Fact]
    public void Monitor_and_charger_of_one_system_tell_the_same_story_on_the_wire()
    {
        SimulatedSystem system = new(Scenario.Demo);
        WireReading monitor = WireReading.Of(WireReading.Drain(system.Devices[0], 0, 60_000, 60_000));
        WireReading charger = WireReading.Of(WireReading.Drain(system.Devices[1], 60_000, 60_000));
        WireReading inverter = WireReading.Of(WireReading.Drain(system.Devices[2], 60_000, 60_000));

        long monitorMillivolts = monitor.Blocks.Last(block => block.Labels.StartsWith("PID", StringComparison.Ordinal)).Number("V");
        WireReading.Block solar = charger.Blocks.Last(block => block.Labels.StartsWith("PID", StringComparison.Ordinal));
        Assert.InRange(solar.Number("V") - monitorMillivolts, -60, 60);
        Assert.InRange(inverter.Blocks[^1].Number("V") - monitorMillivolts, -60, 60);
        Assert.InRange(solar.Number("PPV"), 20, 400);
        Assert.Equal(3, solar.Number("CS"));
    }

    [Fact]
    public void Day_counters_of_the_solar_charger_begin_anew_with_the_first_light()
    {
        SimulatedSystem system = Midnight(9, "bmv-712");
        SolarCharger charger = system.Power.Add(new SolarCharger(SolarSizing.OnePanel, new SimRandom(9)));
        int dayBefore = charger.DayNumber;
        Day(system, _ => { });
        double today = charger.YieldTodayKwh;
        for (int second = 0; second < 12 * 3600; second++)
        {
            system.Power.Step();
        }

        Assert.Equal(dayBefore + 2, charger.DayNumber);
        Assert.Equal(today, charger.YieldYesterdayKwh);
    }
}
