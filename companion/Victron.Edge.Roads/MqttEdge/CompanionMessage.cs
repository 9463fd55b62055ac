// CompanionMessage: what a companion says to edges.
// Source: MQTT contract v1, topics `stored` and `time`.

using System.Globalization;
using System.Text;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Roads.MqttEdge;

/// <summary>A message to edges.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="Retain">Whether the broker keeps it.</param>
/// <param name="Qos">0 or 1.</param>
public sealed record CompanionMessage(string Topic, byte[] Payload, bool Retain, int Qos)
{
    /// <summary>Tells an edge what it may forget.</summary>
    public static CompanionMessage Stored(StoredNotice notice) => new(
        $"victron-edge/{notice.Address.Edge}/{notice.Address.Port}/stored",
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"boot_id":"{{notice.BootId}}","seq":{{notice.Sequence}}}""")),
        true,
        1);

    /// <summary>Tells all edges what time it is; not kept, because an old time is worse than none.</summary>
    public static CompanionMessage Time(DateTimeOffset now) =>
        new("victron-edge/time", Encoding.ASCII.GetBytes(now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)), false, 0);
}
