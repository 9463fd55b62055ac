// NoHistory: a page without a past.

using Victron.Edge.Core.Trends;
using Victron.Edge.Web.History;

namespace Victron.Edge.Companion.Tests.Web;

/// <summary>A book without a past.</summary>
internal sealed class NoHistory : IHistoryBook
{
    /// <inheritdoc/>
    public long? SizeBytes => null;

    /// <inheritdoc/>
    public ITrendHistory? Open(out string? problem)
    {
        problem = "No history is kept here; victron-edge serve keeps one.";
        return null;
    }
}
