// BridgeFeed: what goes out to the clients, whole pieces in a row: the blocks of a state that is of now, and frames. Filled by
// the thread of the road, emptied by BridgeRun.

using System.Collections.Concurrent;
using System.Text;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Bridge;

/// <summary>Pieces for the port.</summary>
/// <param name="address">The port of the edge.</param>
/// <param name="text">Makes blocks.</param>
internal sealed class BridgeFeed(PortAddress address, BlockText text)
{
    // A sample that was five seconds old when it was sent says so itself; younger ones are the usual delay of a network.
    private static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(4);

    // A client that cannot be written to for so long gets what is new instead.
    private const int PiecesMax = 256;

    private readonly ConcurrentQueue<byte[]> _pieces = [];

    /// <summary>Takes a change of any device; only new values of this port become text.</summary>
    public void Take(LiveChange change)
    {
        // Before a device has named itself, nobody knows how its family cuts text into blocks.
        bool isKnown = change.Device.Identity != DeviceIdentity.Unknown;
        if (change.Device.Address != address || change.Kind != LiveChangeKind.State || change.IsKept || !isKnown || !IsOfNow(change))
        {
            return;
        }

        foreach (byte[] block in text.Of(change.Device))
        {
            Put(block);
        }
    }

    /// <summary>Takes a frame of the device.</summary>
    /// <param name="frame">Without its line end.</param>
    public void TakeFrame(string frame) => Put(Encoding.ASCII.GetBytes(frame + "\n"));

    /// <summary>Takes the next piece.</summary>
    public bool TryNext(out byte[]? piece) => _pieces.TryDequeue(out piece);

    private static bool IsOfNow(LiveChange change) =>
        change.Edge?.IsOnline != false && FreshnessRule.Age(change.Device, change.At) is { } age && age <= AgeMax;

    private void Put(byte[] piece)
    {
        if (_pieces.Count >= PiecesMax)
        {
            _ = _pieces.TryDequeue(out _);
        }

        _pieces.Enqueue(piece);
    }
}
