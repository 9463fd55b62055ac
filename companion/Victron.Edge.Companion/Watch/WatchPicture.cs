// WatchPicture: everything that one picture of the table is drawn from; the same picture gives the same lines.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>What is to be drawn.</summary>
public sealed record WatchPicture
{
    /// <summary>Devices in the order of the table.</summary>
    public required IReadOnlyList<Device> Devices { get; init; }

    /// <summary>Edges.</summary>
    public required IReadOnlyList<EdgeNode> Edges { get; init; }

    /// <summary>The companion's clock, in the zone in which times are shown.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Names and units.</summary>
    public required IQuantityNames Names { get; init; }

    /// <summary>Index of the chosen device.</summary>
    public int Selected { get; init; }

    /// <summary>First field that is shown when the fields of the chosen device are shown.</summary>
    public int FirstField { get; init; }

    /// <summary>What is shown.</summary>
    public WatchPage Page { get; init; }

    /// <summary>Whether the picture is held still.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Last news about broker and cable; empty when there is none.</summary>
    public string News { get; init; } = "";

    /// <summary>Finds the edge of a device.</summary>
    public EdgeNode? EdgeOf(Device device) => Edges.FirstOrDefault(edge => edge.Name == device.Address.Edge);

    /// <summary>How fresh a device is.</summary>
    public Freshness FreshnessOf(Device device) => FreshnessRule.Of(device, EdgeOf(device), Now);
}
