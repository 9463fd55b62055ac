// RegisterTraits: what one kind of device has in its registers that no table for a whole family can tell.
namespace Victron.Edge.Simulator.Registers;

/// <summary>A row of figures of one kind.</summary>
internal sealed record RegisterTraits
{
    /// <summary>Bits of register 0x0140; registers that need a bit which is not set are unknown to the device.</summary>
    public uint Capabilities { get; init; }

    /// <summary>From the end of a request to its answer, in ms.</summary>
    public int AnswerDelayMs { get; init; } = 15;

    /// <summary>Values that the device holds as delivered, in the unit of the register.</summary>
    public IReadOnlyDictionary<int, decimal> Figures { get; init; } = new Dictionary<int, decimal>();

    /// <summary>The same for 12 V; they grow with the system voltage.</summary>
    public IReadOnlyDictionary<int, decimal> FiguresPerVolt { get; init; } = new Dictionary<int, decimal>();
}
