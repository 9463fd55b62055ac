// RebuiltSecond: what an edge would publish of blocks, each second by itself: reader, guard and printer of the real core.

using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Tests.Bridge;

internal sealed class RebuiltSecond : ISnapshotSink
{
    private readonly JsonWriter _json = new(EdgeAgent.PayloadBytesMax);
    private StatePayload? _payload;

    /// <summary>Values of the blocks of one second.</summary>
    public static string Of(IEnumerable<byte[]> blocks)
    {
        var second = new RebuiltSecond();
        var decoder = new PortDecoder(null, second);
        second._payload = new StatePayload(decoder);
        foreach (byte[] block in blocks)
        {
            decoder.Feed(block, 0, block.Length, 0);
        }

        decoder.Flush();
        Assert.Equal(0, decoder.Reader.Rejected.Sum());
        return Encoding.UTF8.GetString(second._json.Buffer, 0, second._json.Count);
    }

    void ISnapshotSink.OnSnapshot(Snapshot snapshot) => _payload!.WriteQuantities(_json, snapshot, _json.Count == 0);
}
