// EdgeEnd: why a run of an edge ended.

namespace Victron.Edge.Roads.Host;

/// <summary>End of a run.</summary>
/// <param name="Problem">One line for the user; null when all went well.</param>
/// <param name="Restart">Whether someone with the right to do so asked for a restart.</param>
public readonly record struct EdgeEnd(string? Problem, bool Restart);
