// HexEffect: what a request does to the device besides being answered.
namespace Victron.Edge.Simulator.Hex;

internal enum HexEffect
{
    /// <summary>Nothing; the request was no valid one.</summary>
    None,

    /// <summary>A valid request: a device of the old generation stays silent in text mode for some seconds.</summary>
    HoldsHex,

    /// <summary>The device starts anew.</summary>
    Restarts,
}
