// RecordQueue: between the thread of the broker, which must not wait for a disk, and the loop that owns the recorder.

using System.Threading.Channels;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Record;

/// <summary>Takes samples and hands them to one reader.</summary>
internal sealed class RecordQueue : ISampleSink
{
    // Fifty seconds of 200 edges: longer than a slow card ever kept a commit waiting.
    private const int EventsMax = 10_000;

    private readonly Channel<RecordEvent> _events = Channel.CreateBounded<RecordEvent>(new BoundedChannelOptions(EventsMax) { SingleReader = true });
    private long _overrun;

    /// <summary>Events that found no room. What they held is not acknowledged, so the edges send it again.</summary>
    public long Overrun => Interlocked.Read(ref _overrun);

    /// <summary>For the loop.</summary>
    public ChannelReader<RecordEvent> Reader => _events.Reader;

    /// <inheritdoc/>
    public void TakeState(PortAddress address, StateMessage state, bool kept) => Post(new RecordEvent.State(address, state, kept));

    /// <inheritdoc/>
    public void TakeBacklog(PortAddress address, BacklogMessage backlog) => Post(new RecordEvent.Backlog(address, backlog));

    /// <inheritdoc/>
    public void TakeIdentity(PortAddress address, DeviceIdentity identity) => Post(new RecordEvent.Identity(address, identity));

    /// <summary>Tells that the broker was connected.</summary>
    public void Connected() => Post(new RecordEvent.Connected());

    private void Post(RecordEvent what)
    {
        if (!_events.Writer.TryWrite(what))
        {
            _ = Interlocked.Increment(ref _overrun);
        }
    }
}
