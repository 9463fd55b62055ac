// FreshnessRule: from what edge, port and arrival times say to one word.

namespace Victron.Edge.Core.Devices;

/// <summary>Decides how fresh a device is.</summary>
public static class FreshnessRule
{
    // Three missed states are no accident; below ten seconds a word would only flicker.
    private const int IntervalsMax = 3;
    private static readonly TimeSpan LiveMin = TimeSpan.FromSeconds(10);

    /// <summary>Decides the word.</summary>
    /// <param name="device">The device.</param>
    /// <param name="edge">Its edge; null while nothing of it was heard.</param>
    /// <param name="now">The companion's clock.</param>
    public static Freshness Of(Device device, EdgeNode? edge, DateTimeOffset now)
    {
        if (edge?.IsOnline == false || device.Status == PortStatus.Offline)
        {
            return Freshness.Offline;
        }

        if (device.Status == PortStatus.Quiet)
        {
            return Freshness.Quiet;
        }

        bool alive = edge?.IsOnline == true && device.Status == PortStatus.Online;
        return alive && Age(device, now) is { } age && age <= LiveFor(device) ? Freshness.Live : Freshness.Late;
    }

    /// <summary>Age of the values; null when it is not known.</summary>
    public static TimeSpan? Age(Device device, DateTimeOffset now)
    {
        if (device.StateAt is not { } at)
        {
            return null;
        }

        return now > at ? now - at : TimeSpan.Zero;
    }

    /// <summary>Since when the device is quiet or offline; null when it was so before the companion listened.</summary>
    public static DateTimeOffset? Since(Device device, EdgeNode? edge)
    {
        DateTimeOffset? edgeSince = edge?.IsOnline == false ? edge.StatusSince : null;
        DateTimeOffset? portSince = device.Status is PortStatus.Offline or PortStatus.Quiet ? device.StatusSince : null;
        DateTimeOffset? since = edgeSince is { } e && portSince is { } p ? (e < p ? e : p) : edgeSince ?? portSince;
        return since ?? device.StateAt;
    }

    private static TimeSpan LiveFor(Device device)
    {
        TimeSpan expected = IntervalsMax * device.Interval;
        return expected > LiveMin ? expected : LiveMin;
    }
}
