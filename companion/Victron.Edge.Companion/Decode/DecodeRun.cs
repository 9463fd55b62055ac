// DecodeRun: reads a stream of bytes to its end and hands blocks or seconds to a writer. The same decoder as on the edge.

using System.Globalization;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Decode;

/// <summary>One input from first to last byte.</summary>
internal sealed class DecodeRun : IVeDirectHandler, ISnapshotSink
{
    private const int ChunkBytes = 1 << 16;

    private readonly IDecodeWriter _writer;
    private readonly PortDecoder _decoder;

    public DecodeRun(IDecodeWriter writer)
    {
        _writer = writer;
        _decoder = new PortDecoder(this, this);
    }

    /// <summary>Reads the input. What a pipe gives is written before the next read.</summary>
    /// <param name="progress">Told the number of bytes read so far.</param>
    public void Read(Stream input, Action<long> progress, CancellationToken stop)
    {
        byte[] chunk = new byte[ChunkBytes];
        int count;
        while (!stop.IsCancellationRequested && (count = input.Read(chunk, 0, chunk.Length)) > 0)
        {
            _decoder.Feed(chunk, 0, count, 0);
            if (count < chunk.Length)
            {
                _writer.Flush();
            }

            progress(_decoder.Reader.Bytes);
        }

        _decoder.Flush();
        _writer.End();
    }

    /// <summary>What was read, in one line.</summary>
    public string Statistics()
    {
        ReaderCounters reader = _decoder.Reader;
        GuardCounters guard = _decoder.Guard;
        long refused = Math.Max(_writer.Refused, guard.RefusedValues);
        string blocks = reader.Blocks == 0 ? "no blocks" : Words(reader.Blocks, "block", "blocks");
        string line = string.Join(", ",
            Words(reader.Bytes, "byte", "bytes"), blocks, Words(reader.BadChecksums, "bad checksum", "bad checksums"),
            Words(refused, "refused value", "refused values"), Words(reader.Frames, "HEX frame", "HEX frames"),
            Words(guard.UnknownLabels, "unknown label", "unknown labels"));
        long seconds = guard.RefusedSeconds + guard.IncompleteSeconds;
        return _writer.IsMerged && seconds > 0 ? line + ", " + Words(seconds, "second left out", "seconds left out") : line;
    }

    /// <summary>What to do about an input without blocks; null when it has some or is empty.</summary>
    public string? Advice() => _decoder.Reader is { Blocks: 0, Bytes: > 0 }
        ? "This is no VE.Direct text, or its line ends were changed: copy recordings as binary files."
        : null;

    /// <inheritdoc/>
    public void OnBlock(TextBlock block)
    {
        if (!_writer.IsMerged)
        {
            _writer.Block(block);
        }
    }

    /// <inheritdoc/>
    public void OnSnapshot(Snapshot snapshot)
    {
        if (_writer.IsMerged)
        {
            _writer.Second(snapshot, _decoder);
        }
    }

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

    private static string Words(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
