// NoHistory: a page that keeps nothing, for a demonstration.

using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>A book without a past.</summary>
public sealed class NoHistory : IHistoryBook
{
    /// <inheritdoc/>
    public ITrendHistory? Open(out string? problem)
    {
        problem = "The demonstration keeps no history; victron-edge serve does.";
        return null;
    }
}
