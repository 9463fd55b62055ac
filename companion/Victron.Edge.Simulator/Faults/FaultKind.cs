// FaultKind: what can go wrong between a device and its host.
namespace Victron.Edge.Simulator.Faults;

/// <summary>Kinds of fault on a cable.</summary>
public enum FaultKind
{
    /// <summary>One bit of a byte turns over; the rate counts per byte.</summary>
    Flip,

    /// <summary>A byte is lost; the rate counts per byte.</summary>
    Drop,

    /// <summary>A random byte appears behind a byte; the rate counts per byte.</summary>
    Insert,

    /// <summary>The line stands still for 0.3 … 4 s, then everything comes at once; the rate counts per second.</summary>
    Pause,

    /// <summary>A burst of 1 … 200 random bytes; the rate counts per second.</summary>
    Garbage,

    /// <summary>The device loses its supply and starts anew; the rate counts per second.</summary>
    BrownOut,
}
