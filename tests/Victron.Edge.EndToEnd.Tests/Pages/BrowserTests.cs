// BrowserTests: a browser takes a small machine for itself, and what is measured in real time beside it is late. So its tests run one
// after the other when all others are done.

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>The tests with a browser.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";
}
