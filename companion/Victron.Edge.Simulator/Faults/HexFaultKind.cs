// HexFaultKind: what can go wrong between a HEX request and its answer.
namespace Victron.Edge.Simulator.Faults;

/// <summary>Kinds of fault of the HEX port.</summary>
public enum HexFaultKind
{
    /// <summary>The request is done, the answer never comes.</summary>
    NoAnswer,

    /// <summary>The answer comes late.</summary>
    LateAnswer,

    /// <summary>The check of the answer is wrong.</summary>
    DamagedAnswer,

    /// <summary>The answer speaks of another register.</summary>
    ForeignAnswer,

    /// <summary>The device starts anew before a write is stored; no answer.</summary>
    ResetBeforeStoring,

    /// <summary>The device starts anew after a write is stored; no answer.</summary>
    ResetAfterStoring,

    /// <summary>A write is answered as done and is not stored.</summary>
    ForgetsWrite,
}
