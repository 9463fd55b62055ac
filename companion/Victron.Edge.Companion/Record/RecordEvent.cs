// RecordEvent: what waits for the loop that owns the recorder.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Record;

/// <summary>One event.</summary>
internal abstract record RecordEvent
{
    internal sealed record State(PortAddress Address, StateMessage Content, bool Kept) : RecordEvent;

    internal sealed record Backlog(PortAddress Address, BacklogMessage Content) : RecordEvent;

    internal sealed record Identity(PortAddress Address, DeviceIdentity Content) : RecordEvent;

    internal sealed record Connected : RecordEvent;
}
