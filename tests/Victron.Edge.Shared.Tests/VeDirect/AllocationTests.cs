// Nothing is allocated in the steady state: not by the reader, not by the guard and the merging, not by the writers.
// Two rounds warm up (labels, layouts, longest texts, the just-in-time compiler), the third is measured.

using System.Runtime.CompilerServices;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class AllocationTests
{
    private const int BlocksOfARound = 100_000;
    private const int SecondsOfTheStream = 250;

    [Fact]
    public void Reader_allocates_nothing_over_100000_blocks()
    {
        var counting = new CountingHandler();
        var reader = new VeDirectReader(counting);
        Measure(SolarStream(), 1, (bytes, at, count, nowMs) => reader.Feed(bytes, at, count, nowMs));
        Assert.Equal(BlocksOfARound * 3, counting.Blocks);
    }

    [Fact]
    public void Block_payload_allocates_nothing_over_100000_blocks()
    {
        var printing = new PrintingHandler();
        var reader = new VeDirectReader(printing);
        Measure(MonitorStream(), 2, (bytes, at, count, nowMs) => reader.Feed(bytes, at, count, nowMs));
        Assert.Equal(BlocksOfARound * 3, printing.Blocks);
        Assert.Equal(0, printing.Refused);
    }

    [Fact]
    public void Reader_guard_and_state_payload_of_a_solar_charger_allocate_nothing_over_100000_blocks()
    {
        PrintingSink sink = Decode(SolarStream(), 1);
        Assert.InRange(sink.Seconds, (BlocksOfARound * 3) - 2, BlocksOfARound * 3);
    }

    [Fact]
    public void Reader_guard_merging_and_state_payload_of_a_battery_monitor_allocate_nothing_over_100000_blocks()
    {
        PrintingSink sink = Decode(MonitorStream(), 2);
        Assert.InRange(sink.Seconds, (BlocksOfARound * 3 / 2) - 2, BlocksOfARound * 3 / 2);
    }

    private static PrintingSink Decode(byte[] stream, int blocksASecond)
    {
        var sink = new PrintingSink();
        sink.Decoder = new PortDecoder(null, sink);
        sink.State = new StatePayload(sink.Decoder);
        Measure(stream, blocksASecond, sink.Decoder.Feed);
        Assert.Equal(BlocksOfARound * 3, sink.Decoder.Reader.Blocks);
        Assert.Equal(0, sink.Decoder.Guard.RefusedSeconds);
        return sink;
    }

    private static void Measure(byte[] stream, int blocksASecond, Feeding feed)
    {
        int repeats = BlocksOfARound / (SecondsOfTheStream * blocksASecond);
        long nowMs = 0;
        Round(stream, repeats, feed, ref nowMs);
        Round(stream, repeats, feed, ref nowMs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round(stream, repeats, feed, ref nowMs);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, allocated);
    }

    // In chunks of 61 bytes, 30 ms apart, as they come at 19200 baud.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Round(byte[] stream, int repeats, Feeding feed, ref long nowMs)
    {
        for (int i = 0; i < repeats; i++)
        {
            for (int at = 0; at < stream.Length; at += 61)
            {
                nowMs += 30;
                feed(stream, at, Math.Min(61, stream.Length - at), nowMs);
            }
        }
    }

    // Values rise and fall again, so that the stream can be repeated without a jump.
    private static byte[] SolarStream() => Stream(wave =>
        BlockText.Of("PID=0xA0F7", "FW=188", "SER#=HQ9901TEST1", $"V={12800 + wave}", $"I={1000 + (wave * 10)}", $"VPV={31000 + (wave * 20)}", $"PPV={((12800 + wave) * (1000L + (wave * 10)) / 1_000_000) + 1}", "CS=3", "OR=0x00000000", "ERR=0", "LOAD=ON", "IL=0", "H20=38", "NEW=as sent"));

    private static byte[] MonitorStream() => Stream(wave =>
        [.. BlockText.Of("PID=0xA3FE", $"V={12800 - wave}", "T=---", $"I={-1000 - (wave * 10)}", $"P={-((12800 - wave) * (1000L + (wave * 10)) + 500_000) / 1_000_000}", $"CE={-31770 - wave}", "SOC=812", $"TTG={1300 - wave}", "Alarm=OFF", "AR=0", "BMV=799 Test", "FW=0499"), .. BlockText.Of("H1=-98210", $"H2={-31770 - wave}", "H4=17", "H7=10922")]);

    private static byte[] Stream(Func<int, byte[]> second) =>
        [.. Enumerable.Range(0, SecondsOfTheStream).SelectMany(i => second(i < SecondsOfTheStream / 2 ? i : SecondsOfTheStream - i))];

    private delegate void Feeding(byte[] bytes, int offset, int count, long nowMs);

    private sealed class PrintingSink : ISnapshotSink
    {
        private readonly JsonWriter _writer = new(EdgeAgent.PayloadBytesMax);

        public PortDecoder? Decoder { get; set; }

        public StatePayload? State { get; set; }

        public int Seconds { get; private set; }

        public void OnSnapshot(Snapshot snapshot)
        {
            Seconds++;
            _writer.Clear();
            State!.WriteQuantities(_writer, snapshot, true);
        }
    }

    private sealed class PrintingHandler : IVeDirectHandler
    {
        private readonly JsonWriter _writer = new(EdgeAgent.PayloadBytesMax);
        private readonly BlockPayload _payload = new();

        public int Blocks { get; private set; }

        public int Refused { get; private set; }

        public void OnBlock(TextBlock block)
        {
            Blocks++;
            _writer.Clear();
            Refused += _payload.Write(_writer, block);
        }

        public void OnFrame(HexFrame frame)
        {
        }

        public void OnRejected(int reason, int byteCount)
        {
        }
    }

    private sealed class CountingHandler : IVeDirectHandler
    {
        public int Blocks { get; private set; }

        public void OnBlock(TextBlock block) => Blocks++;

        public void OnFrame(HexFrame frame)
        {
        }

        public void OnRejected(int reason, int byteCount)
        {
        }
    }
}
