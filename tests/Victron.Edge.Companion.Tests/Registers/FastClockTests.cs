// FastClockTests: a clock that runs many times as fast as the machine's makes a minute of each stall. So its tests run when all others
// are done.

namespace Victron.Edge.Companion.Tests.Registers;

/// <summary>The tests on a fast clock.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FastClockTests
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "fast clock";
}
