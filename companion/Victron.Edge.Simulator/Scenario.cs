// Scenario: which devices share a battery and how the day begins.
namespace Victron.Edge.Simulator;

/// <summary>Plan of a simulated system.</summary>
public sealed record Scenario
{
    /// <summary>Name and kind of each device, in the order of <see cref="SimulatedSystem.Devices"/>.</summary>
    public required IReadOnlyList<(string Name, string Kind)> Devices { get; init; }

    /// <summary>Decides clouds, loads, serial numbers and noise.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Time of the day at the start, 00:00 … 23:59:59. Late morning unless told otherwise, so that values move.</summary>
    public TimeOnly Start { get; init; } = new(10, 30);

    /// <summary>State of charge at the start, 0 … 1.</summary>
    public double StateOfCharge { get; init; } = 0.74;

    /// <summary>Battery capacity in Ah.</summary>
    public double CapacityAh { get; init; } = 200;

    /// <summary>The three devices of the demonstration: battery monitor, solar charger and inverter of one van.</summary>
    public static Scenario Demo { get; } = new()
    {
        Devices =
        [
            ("House battery", "bmv-712"),
            ("Roof MPPT", "mppt-100-30"),
            ("Inverter", "phoenix-12-375"),
        ],
    };
}
