// BrokerOutlet: tells edges by the broker.

using Victron.Edge.Core.Samples;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Companion.Record;

/// <summary>The way over a broker.</summary>
internal sealed class BrokerOutlet : IRecordOutlet
{
    // A computer that does not know the time believes to live before this program was written.
    private static readonly DateTimeOffset Earliest = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MqttEdgeRoad _road;

    public BrokerOutlet(MqttEdgeRoad road) => _road = road;

    public bool IsUp => _road.IsUp;

    public bool Tell(StoredNotice notice) => _road.TryPublish(CompanionMessage.Stored(notice));

    public bool TellTime(DateTimeOffset now) => now >= Earliest && _road.TryPublish(CompanionMessage.Time(now));
}
