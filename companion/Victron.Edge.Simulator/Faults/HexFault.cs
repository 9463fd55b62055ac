// HexFault: one fault of the HEX port: what, at which requests, how often.
namespace Victron.Edge.Simulator.Faults;

/// <summary>A fault of the HEX port, by script (skip and count) or by chance (rate, drawn from the seed of the device).</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record HexFault(HexFaultKind Kind)
{
    /// <summary>Only requests about this register; null for every request.</summary>
    public int? Register { get; init; }

    /// <summary>Only writes.</summary>
    public bool IsWritesOnly { get; init; }

    /// <summary>Requests that fit and pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How often it happens at most.</summary>
    public int Count { get; init; } = int.MaxValue;

    /// <summary>Probability for each request that fits, 0 … 1.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How late a late answer is, in ms beyond the usual.</summary>
    public int LateMs { get; init; } = 1500;
}
