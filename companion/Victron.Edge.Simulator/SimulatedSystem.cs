// SimulatedSystem: devices around one battery. Lets power and devices run in the same order whatever steps the host takes,
// so that the same scenario gives the same bytes. Owns no clock and no thread; may be used by several.
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Power;

namespace Victron.Edge.Simulator;

/// <summary>A simulated installation.</summary>
public sealed class SimulatedSystem
{
    private const int StepMs = 1000;
    private const int DaySeconds = 86_400;

    // Before the first byte: charge stages and voltages settle as if the system had been running.
    private const int WarmUpSeconds = 30;

    private readonly List<SimulatedDevice> _devices = [];
    private long _nextStepMs;

    /// <summary>Builds the system of a scenario.</summary>
    /// <exception cref="ArgumentException">A kind is not in <see cref="DeviceKinds"/>.</exception>
    public SimulatedSystem(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        SimRandom random = new(scenario.Seed);
        int startSecond = (int)scenario.Start.ToTimeSpan().TotalSeconds;
        BatteryBank battery = new(scenario.CapacityAh, scenario.StateOfCharge);
        Power = new PowerSystem(random.Fork(0), battery, (startSecond + DaySeconds - WarmUpSeconds - 1) % DaySeconds);

        bool hasCharger = false;
        bool hasObserver = false;
        for (int i = 0; i < scenario.Devices.Count; i++)
        {
            (string name, string kindName) = scenario.Devices[i];
            DeviceKind kind = DeviceKinds.Find(kindName)
                ?? throw new ArgumentException($"There is no simulated device '{kindName}'.", nameof(scenario));
            SimRandom own = random.Fork(100 + i);
            hasCharger |= kind.Role == DeviceRole.Charger;
            hasObserver |= kind.Role == DeviceRole.Observer;
            _devices.Add(new SimulatedDevice(name, kind, this, kind.Build(Power, own), own.Fork(2)));
        }

        // A charger that is played alone has only the small loads, so that it gets through all its stages.
        Power.Inverter.IsFitted = hasObserver;
        if (!hasCharger)
        {
            // A monitor or inverter alone still stands in a van with a roof.
            _ = Power.Add(new SolarCharger(SolarSizing.TwoPanels, random.Fork(99)));
        }

        // The first step of Advance then belongs to the first second of the scenario.
        for (int i = 0; i < WarmUpSeconds; i++)
        {
            Power.Step();
        }
    }

    /// <summary>Devices in the order of the scenario.</summary>
    public IReadOnlyList<SimulatedDevice> Devices => _devices;

    /// <summary>Simulated time in ms since the start.</summary>
    public long NowMs { get; private set; }

    internal PowerSystem Power { get; }

    /// <summary>Devices of one system may be served by several threads of a host; they share this lock.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>A system with one device.</summary>
    /// <param name="kind">Name of the kind, see <see cref="DeviceKinds"/>.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="start">Time of the day at the start.</param>
    public static SimulatedSystem OfOne(string kind, ulong seed, TimeOnly start) =>
        new(new Scenario { Devices = [(kind, kind)], Seed = seed, Start = start });

    /// <summary>Lets the time of all devices run until <paramref name="nowMs"/>; an earlier time does nothing.</summary>
    public void Advance(long nowMs)
    {
        lock (Gate)
        {
            while (_nextStepMs <= nowMs)
            {
                RunDevices(_nextStepMs - 1);
                Power.Step();
                _nextStepMs += StepMs;
            }

            RunDevices(nowMs);
        }
    }

    private void RunDevices(long untilMs)
    {
        if (untilMs < NowMs)
        {
            return;
        }

        NowMs = untilMs;
        foreach (SimulatedDevice device in _devices)
        {
            device.RunTo(untilMs);
        }
    }
}
