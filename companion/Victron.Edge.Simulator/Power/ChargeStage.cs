// ChargeStage: stages of a charger with the numbers that the field CS sends.
namespace Victron.Edge.Simulator.Power;

/// <summary>State of operation of a charger; the number is the value of <c>CS</c>.</summary>
internal enum ChargeStage
{
    /// <summary>Not charging.</summary>
    Off = 0,

    /// <summary>As much current as there is.</summary>
    Bulk = 3,

    /// <summary>Absorption voltage held.</summary>
    Absorption = 4,

    /// <summary>Float voltage held.</summary>
    Float = 5,

    /// <summary>Storage voltage held.</summary>
    Storage = 6,

    /// <summary>Wakes up.</summary>
    StartingUp = 245,
}
