// IHistoryBook: where the page finds the past.

using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>Opens the past.</summary>
public interface IHistoryBook
{
    /// <summary>Bytes that it takes on the disk; null where there are none.</summary>
    long? SizeBytes { get; }

    /// <summary>Opens it; the book keeps it open for the answers to come, and closes it.</summary>
    /// <param name="problem">Why there is none, one line; null when there is.</param>
    ITrendHistory? Open(out string? problem);
}
