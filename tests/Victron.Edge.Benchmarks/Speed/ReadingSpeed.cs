// ReadingSpeed: how fast a stream is read, beside a bare sum over the same bytes in the same run.

using BenchmarkDotNet.Attributes;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Benchmarks.Speed;

/// <summary>Three depths of work over <see cref="MixedBytes"/> in chunks of 4 KiB.</summary>
public class ReadingSpeed
{
    private const int Chunk = 4096;

    private byte[] _stream = [];

    [GlobalSetup]
    public void Setup() => _stream = MixedBytes.Make();

    /// <summary>The floor: every byte added up, one at a time.</summary>
    [Benchmark(Baseline = true)]
    public int ScalarSum()
    {
        byte[] data = _stream;
        int sum = 0;
        for (int i = 0; i < data.Length; i++)
        {
            sum += data[i];
        }

        return sum;
    }

    /// <summary>Blocks and frames found, checksums checked.</summary>
    [Benchmark]
    public long Reader()
    {
        var reader = new VeDirectReader(new NullHandler());
        for (int at = 0; at < _stream.Length; at += Chunk)
        {
            reader.Feed(_stream, at, Chunk, 0);
        }

        return reader.Counters.Blocks;
    }

    /// <summary>Reader, guard, merging of seconds, and a state payload for each.</summary>
    [Benchmark]
    public long WholePath()
    {
        var path = new PathSink();
        for (int at = 0; at < _stream.Length; at += Chunk)
        {
            path.Decoder.Feed(_stream, at, Chunk, 0);
        }

        return path.JsonBytes;
    }

    private sealed class NullHandler : IVeDirectHandler
    {
        public void OnBlock(TextBlock block)
        {
        }

        public void OnFrame(HexFrame frame)
        {
        }

        public void OnRejected(int reason, int byteCount)
        {
        }
    }

    private sealed class PathSink : ISnapshotSink
    {
        private readonly StatePayload _state;
        private readonly JsonWriter _writer = new(EdgeAgent.PayloadBytesMax);

        public PathSink()
        {
            Decoder = new PortDecoder(null, this);
            _state = new StatePayload(Decoder);
        }

        public PortDecoder Decoder { get; }

        public long JsonBytes { get; private set; }

        public void OnSnapshot(Snapshot snapshot)
        {
            _writer.Clear();
            _writer.Letter('{');
            _state.WriteQuantities(_writer, snapshot, true);
            _writer.Letter('}');
            JsonBytes += _writer.Count;
        }
    }
}
