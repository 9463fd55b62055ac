// ProductTally: what was done with the registers of a product, for the printed figures.

namespace Victron.Edge.Companion.Tests.Registers;

/// <summary>Figures of one product.</summary>
internal sealed class ProductTally
{
    /// <summary>Registers that answered a get.</summary>
    public int Read { get; set; }

    /// <summary>Registers that may be written.</summary>
    public int Writable { get; set; }

    /// <summary>Of those, registers that took at least one value; the others say why not.</summary>
    public int Written { get; set; }

    /// <summary>Values that were written, read back and found in the device.</summary>
    public int Verified { get; set; }

    /// <summary>Values that a rule refused, with nothing sent.</summary>
    public int Refused { get; set; }

    /// <summary>Why a writable register took no value.</summary>
    public List<string> Closed { get; } = [];

    public override string ToString() =>
        $"{Read} registers read, {Written} of {Writable} writable ones written, {Verified} values verified, {Refused} wrong values refused" + string.Concat(Closed.Select(why => $"\n  not written: {why}"));
}
