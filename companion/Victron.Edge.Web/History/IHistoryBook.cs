// IHistoryBook: where the page finds the past.

using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>Opens the past.</summary>
public interface IHistoryBook
{
    /// <summary>Opens it for one answer; disposed by whoever opened it.</summary>
    /// <param name="problem">Why there is none, one line; null when there is.</param>
    ITrendHistory? Open(out string? problem);
}
