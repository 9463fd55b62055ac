// IRecordOutlet: the way from the recorder back to the edges.

using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Record;

/// <summary>Tells edges something.</summary>
internal interface IRecordOutlet
{
    /// <summary>Whether somebody can be told something now.</summary>
    bool IsUp { get; }

    /// <summary>Tells an edge what it may forget.</summary>
    /// <returns>False when that cannot be handed out now.</returns>
    bool Tell(StoredNotice notice);

    /// <summary>Tells all edges what time it is.</summary>
    /// <returns>False when that cannot be handed out now.</returns>
    bool TellTime(DateTimeOffset now);
}
