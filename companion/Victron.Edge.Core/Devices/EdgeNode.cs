// EdgeNode: one edge as the companion knows it.

namespace Victron.Edge.Core.Devices;

/// <summary>One edge.</summary>
/// <param name="Name">Its name in topics.</param>
public sealed record EdgeNode(string Name)
{
    /// <summary>What its status topic says; null until it was heard.</summary>
    public bool? IsOnline { get; init; }

    /// <summary>Since when, by the companion's clock; null when it was so before the companion listened.</summary>
    public DateTimeOffset? StatusSince { get; init; }

    /// <summary>Its last report.</summary>
    public EdgeReport Report { get; init; } = EdgeReport.Unknown;
}
