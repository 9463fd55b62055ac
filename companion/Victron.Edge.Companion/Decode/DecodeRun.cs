// DecodeRun: reads a stream of bytes to its end and hands blocks or seconds to a writer. The same decoder as on the edge.

using System.Globalization;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Decode;

/// <summary>One input from first to last byte.</summary>
internal sealed class DecodeRun : IVeDirectHandler, ISnapshotSink
{
    private const int ChunkBytes = 1 << 16;

    // Orders of labels remembered: a device has one to three.
    private const int LayoutsMax = 8;

    private readonly IDecodeWriter _writer;
    private readonly HashSet<ulong> _unknown = [];

    // Single blocks need no guard, and without it a large file is read in half the time.
    private readonly VeDirectReader? _reader;
    private readonly PortDecoder? _decoder;
    private readonly ulong[][] _layouts = new ulong[LayoutsMax][];
    private int _layoutCount;

    public DecodeRun(IDecodeWriter writer)
    {
        _writer = writer;
        _reader = writer.IsMerged ? null : new VeDirectReader(this);
        _decoder = writer.IsMerged ? new PortDecoder(this, this) : null;
        Counters = _reader?.Counters ?? _decoder!.Reader;
    }

    private ReaderCounters Counters { get; }

    /// <summary>Reads the input. What a pipe gives is written before the next read.</summary>
    /// <param name="progress">Told the number of bytes read so far.</param>
    public void Read(Stream input, Action<long> progress)
    {
        byte[] chunk = new byte[ChunkBytes];
        int count;
        while ((count = input.Read(chunk, 0, chunk.Length)) > 0)
        {
            _reader?.Feed(chunk, 0, count, 0);
            _decoder?.Feed(chunk, 0, count, 0);
            if (count < chunk.Length)
            {
                _writer.Flush();
            }

            progress(Counters.Bytes);
        }

        _decoder?.Flush();
        _writer.End();
    }

    /// <summary>What was read, in one line.</summary>
    public string Statistics()
    {
        GuardCounters? guard = _decoder?.Guard;
        string blocks = Counters.Blocks == 0 ? "no blocks" : Words(Counters.Blocks, "block", "blocks");
        string line = string.Join(", ",
            Words(Counters.Bytes, "byte", "bytes"), blocks, Words(Counters.BadChecksums, "bad checksum", "bad checksums"),
            Words(guard?.RefusedValues ?? _writer.Refused, "refused value", "refused values"),
            Words(Counters.Frames, "HEX frame", "HEX frames"), Words(guard?.UnknownLabels ?? _unknown.Count, "unknown label", "unknown labels"));
        long seconds = guard is null ? 0 : guard.RefusedSeconds + guard.IncompleteSeconds;
        return seconds > 0 ? line + ", " + Words(seconds, "second left out", "seconds left out") : line;
    }

    /// <summary>What to do about an input without blocks; null when it has some or is empty.</summary>
    public string? Advice() => Counters is { Blocks: 0, Bytes: > 0 }
        ? "This is no VE.Direct text, or its line ends were changed: copy recordings as binary files."
        : null;

    /// <inheritdoc/>
    public void OnBlock(TextBlock block)
    {
        if (!IsKnownLayout(block))
        {
            CountUnknown(block);
        }

        if (!_writer.IsMerged)
        {
            _writer.Block(block);
        }
    }

    /// <inheritdoc/>
    public void OnSnapshot(Snapshot snapshot) => _writer.Second(snapshot, _decoder!);

    /// <inheritdoc/>
    public void OnFrame(HexFrame frame)
    {
        // Counted by the reader; their meaning belongs to the register commands.
    }

    /// <inheritdoc/>
    public void OnRejected(int reason, int byteCount)
    {
        // Counted by the reader.
    }

    private bool IsKnownLayout(TextBlock block)
    {
        for (int i = 0; i < Math.Min(_layoutCount, LayoutsMax); i++)
        {
            if (block.HasKeys(_layouts[i]))
            {
                return true;
            }
        }

        return false;
    }

    private void CountUnknown(TextBlock block)
    {
        ulong[] keys = new ulong[block.Count];
        for (int i = 0; i < block.Count; i++)
        {
            keys[i] = block.Key(i);
            if (FieldTable.IndexOf(LabelKey.Fold(block.Key(i))) < 0 && _unknown.Count < PortDecoder.BindingsMax)
            {
                _ = _unknown.Add(block.Key(i));
            }
        }

        _layouts[_layoutCount++ % LayoutsMax] = keys;
    }

    private static string Words(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
