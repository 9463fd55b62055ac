// SimulationWords: the options of `simulate` as typed, before anything is checked.
namespace Victron.Edge.Companion.Simulate;

internal sealed record SimulationWords
{
    public required string Device { get; init; }

    public string? Serial { get; init; }

    public ulong Seed { get; init; } = 1;

    public double Speed { get; init; } = 1;

    public IReadOnlyList<string> Faults { get; init; } = [];

    public string? For { get; init; }

    public string? Start { get; init; }
}
