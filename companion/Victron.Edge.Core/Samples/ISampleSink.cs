// ISampleSink: where a road hands samples to that are to be kept. Apart from LiveState: whoever only watches has none.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>Takes samples; called on the thread of the road, must not block it.</summary>
public interface ISampleSink
{
    /// <summary>Takes a state.</summary>
    /// <param name="address">Its port.</param>
    /// <param name="state">The state.</param>
    /// <param name="kept">Whether the broker had kept it.</param>
    void TakeState(PortAddress address, StateMessage state, bool kept);

    /// <summary>Takes a backlog.</summary>
    void TakeBacklog(PortAddress address, BacklogMessage backlog);

    /// <summary>Takes the identity of the device at a port.</summary>
    void TakeIdentity(PortAddress address, DeviceIdentity identity);
}
