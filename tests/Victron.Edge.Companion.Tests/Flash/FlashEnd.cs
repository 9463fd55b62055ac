// FlashEnd: what a user has in hand when a set-up is over.

namespace Victron.Edge.Companion.Tests.Flash;

internal sealed record FlashEnd(int Code, string Output, string Error)
{
    /// <summary>The one line of a problem.</summary>
    public string Problem => Assert.Single(Error.TrimEnd('\n').Split('\n'));
}
