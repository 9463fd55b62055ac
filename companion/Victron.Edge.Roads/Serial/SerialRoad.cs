// SerialRoad: a VE.Direct cable straight into this program. The edge core decodes, as it does everywhere, and its
// messages go into the same ingest as those of a broker: one decoder, never two.

using Victron.Edge.Agent;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Roads.Serial;

/// <summary>The road of a cable.</summary>
public sealed class SerialRoad : IEdgeOutlet
{
    private readonly EdgeIngest _ingest;
    private readonly EdgeLoop _loop;

    /// <summary>Makes the road.</summary>
    /// <param name="name">Name of the edge that this program stands for.</param>
    /// <param name="source">The cable.</param>
    /// <param name="ingest">Where the messages go.</param>
    /// <param name="log">Where changes are told.</param>
    /// <param name="time">Clock.</param>
    /// <param name="random">For the boot id and the waits between attempts.</param>
    public SerialRoad(string name, ISerialSource source, EdgeIngest ingest, IStatusLog log, TimeProvider time, Random random)
    {
        _ingest = ingest;
        var settings = new EdgeSettings { Name = name, Discovery = false };
        EdgeHost.Describe(settings, random);
        _loop = new EdgeLoop(settings, [source], this, log, time, random);
    }

    /// <summary>Completes when a recorded file is played and its last snapshot had time to come out.</summary>
    /// <param name="stop">Ends the wait.</param>
    public async Task PlayedAsync(CancellationToken stop)
    {
        await _loop.SourcesEnded.WaitAsync(stop).ConfigureAwait(false);
        await Task.Delay(SettleTime, stop).ConfigureAwait(false);
    }

    private static TimeSpan SettleTime => TimeSpan.FromSeconds(2);

    /// <summary>Runs until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await _loop.PostLinkAsync(true).ConfigureAwait(false);
        await _loop.RunAsync(Task.CompletedTask, stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, bool retain, int qos, int token)
    {
        _ingest.Take(topic, payload, kept: false);
        if (qos > 0)
        {
            _ = AcknowledgeAsync(token);
        }

        return true;
    }

    // Acknowledged through the queue of the loop, as a broker would do it, and never from inside the call.
    private async Task AcknowledgeAsync(int token)
    {
        await Task.Yield();
        await _loop.PostDeliveredAsync(token, true).ConfigureAwait(false);
    }
}
