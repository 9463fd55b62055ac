// TrueStream: cuts an undamaged stream into seconds, through the same decoder and nothing else.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Benchmarks.Corruption;

/// <summary>Reads the seconds of an undamaged stream.</summary>
internal sealed class TrueStream : IVeDirectHandler, ISnapshotSink
{
    // CR, LF and the beginning of the first label tell the kinds of blocks of one device apart.
    private const int LabelBytes = 4;

    private readonly List<(long Offset, byte[] Bytes)> _blocks = [];
    private readonly List<TrueSecond> _seconds = [];
    private readonly PortDecoder _decoder;
    private int _nextBlock;
    private TrueSecond? _open;

    private TrueStream() => _decoder = new PortDecoder(this, this);

    public static IReadOnlyList<TrueSecond> Read(byte[] stream)
    {
        var reading = new TrueStream();
        reading._decoder.Feed(stream, 0, stream.Length, 0);
        reading._decoder.Flush();
        reading.GiveBlocks(long.MaxValue);
        return reading._seconds.FindAll(second => second.Blocks.Length > 0);
    }

    public void OnBlock(TextBlock block) =>
        _blocks.Add((block.StreamOffset, block.Buffer.AsSpan(block.LabelOffset(0) - 2, block.ByteCount).ToArray()));

    public void OnSnapshot(Snapshot snapshot)
    {
        GiveBlocks(snapshot.StreamOffset);
        var second = new TrueSecond { Blocks = [], Value = new int[QuantityTable.Count], Status = new byte[QuantityTable.Count] };
        for (int i = 0; i < snapshot.Count; i++)
        {
            int slot = snapshot.Order[i];
            int quantity = _decoder.Binding(slot).Quantity;
            if (quantity >= 0)
            {
                second.Value[quantity] = snapshot.Value[slot];
                second.Status[quantity] = snapshot.Status[slot];
            }
        }

        _open = second;
    }

    public void OnFrame(HexFrame frame)
    {
    }

    public void OnRejected(int reason, int byteCount)
    {
    }

    // The blocks from the open second's first one up to the next second's belong to it.
    private void GiveBlocks(long until)
    {
        int from = _nextBlock;
        while (_nextBlock < _blocks.Count && _blocks[_nextBlock].Offset < until)
        {
            _nextBlock++;
        }

        if (_open is not null)
        {
            // A second that the guard did not believe may stand between: it opens like the first block.
            byte[][] blocks = [.. _blocks.GetRange(from, _nextBlock - from).Select(block => block.Bytes)];
            int ownBlocks = Array.FindIndex(blocks, 1, block => block.AsSpan(0, LabelBytes).SequenceEqual(blocks[0].AsSpan(0, LabelBytes)));
            blocks = ownBlocks < 0 ? blocks : blocks[..ownBlocks];
            _seconds.Add(new TrueSecond { Blocks = blocks, Value = _open.Value, Status = _open.Status });
        }
    }
}
