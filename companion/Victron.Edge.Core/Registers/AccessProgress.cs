// AccessProgress: how far long work with registers is.

namespace Victron.Edge.Core.Registers;

/// <summary>Steps done of all steps.</summary>
public sealed record AccessProgress(int Done, int Total);
