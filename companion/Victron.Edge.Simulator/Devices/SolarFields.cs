// SolarFields: which fields a kind of solar charger sends. Source: shared notes on text mode, "Typical block sets".
namespace Victron.Edge.Simulator.Devices;

/// <summary>Habits of solar chargers by firmware and model.</summary>
[Flags]
internal enum SolarFields
{
    None = 0,

    /// <summary>IL: the model has a real load output (LOAD without IL is a virtual one).</summary>
    LoadOutput = 1,

    /// <summary>MPPT and OR behind CS (firmware 1.56 … 1.64).</summary>
    TrackerMode = 2,

    /// <summary>Firmware 3.x: FWE, two blocks, MPPT before CS, Relay, currents in steps of 0.1 A.</summary>
    TwoBlocks = 4,

    /// <summary>Live registers without request (newer firmware); otherwise only the history record on change.</summary>
    LiveFrames = 8,
}
