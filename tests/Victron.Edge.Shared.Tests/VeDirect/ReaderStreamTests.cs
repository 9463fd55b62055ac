// Frames that cut into text, checksum bytes of every value, lines that are too long, noise and pauses.

using System.Text;
using CsCheck;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class ReaderStreamTests
{
    private static readonly byte[] Block = BlockText.Of("PID=0xA0F7", "SER#=HQ9901TEST1", "V=12800", "I=-5000");
    private static readonly byte[] Next = BlockText.Of("PID=0xA0F7", "SER#=HQ9901TEST1", "V=12810", "I=-5100");

    [Theory]
    [InlineData(":A8DED00D204FB\n")]
    [InlineData(":A8DED00D204FB\u00FE")]
    [InlineData(":51641F9\n:A8DED00D204FB\n")]
    public void A_frame_at_any_byte_of_a_block_changes_nothing_in_it_and_is_delivered(string frame)
    {
        byte[] frameBytes = Encoding.Latin1.GetBytes(frame);
        string expected = StreamLog.Read(Block).Blocks.Single();
        int frames = frame.Count(letter => letter == ':');
        int checksumAt = Block.Length - 1;
        for (int at = 0; at <= Block.Length; at++)
        {
            if (at == checksumAt)
            {
                continue;   // a colon there is the checksum
            }

            byte[] stream = [.. Block[..at], .. frameBytes, .. Block[at..], .. Next];
            StreamLog log = StreamLog.Read(stream);

            Assert.Equal([expected, StreamLog.Read(Next).Blocks.Single()], log.Blocks);
            Assert.Equal(frames, log.Events.Count(e => e.StartsWith("frame", StringComparison.Ordinal)));
            Assert.Contains(log.Events, e => e.EndsWith(" A8DED00D204", StringComparison.Ordinal));
            Assert.DoesNotContain(log.Events, e => e.StartsWith("rejected", StringComparison.Ordinal));
            Assert.Equal(log.Events, StreamLog.Read(stream, [.. Enumerable.Range(1, stream.Length - 1)]).Events);
        }
    }

    [Fact]
    public void A_frame_with_a_bad_sum_at_any_byte_of_a_block_changes_nothing_in_it()
    {
        string expected = StreamLog.Read(Block).Blocks.Single();
        for (int at = 0; at < Block.Length - 1; at++)
        {
            StreamLog log = StreamLog.Read([.. Block[..at], .. ":A8DED00D204FC\n"u8, .. Block[at..]]);
            Assert.Equal(expected, log.Blocks.Single());
            Assert.Contains($"rejected {RejectReason.BadFrameChecksum} 14", log.Events);
        }
    }

    [Fact]
    public void Every_checksum_byte_is_taken_as_what_it_is()
    {
        for (int wanted = 0; wanted <= 0xFF; wanted++)
        {
            byte[] block = BlockText.WithChecksum((byte)wanted, "PID=0xA0F7", "V=12800");
            byte[] stream = [.. block, .. Next, .. block, .. ":51641F9\n"u8, .. Next];
            StreamLog log = StreamLog.Read(stream);

            Assert.Equal(wanted, block[^1]);
            Assert.Equal(4, log.Blocks.Count);
            Assert.Equal(5, log.Events.Count);
            Assert.Equal(log.Events, StreamLog.Read(stream, [.. Enumerable.Range(1, stream.Length - 1)]).Events);
        }
    }

    [Fact]
    public void A_block_with_one_flipped_bit_is_refused()
    {
        for (int bit = 0; bit < Block.Length * 8; bit++)
        {
            byte[] damaged = [.. Block];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Empty(StreamLog.Read([.. damaged]).Blocks);
        }
    }

    [Fact]
    public void A_label_of_nine_characters_and_more_keeps_its_text_and_has_a_number_of_its_own()
    {
        var keys = new KeyLog();
        byte[] stream = BlockText.Of("ABCDEFGHI=1", "ABCDEFGHJ=2", "ABCDEFGH=3", "ABCDEFGHIABCDEFGHIABCDEFGHIABCDE=4");
        new VeDirectReader(keys).Feed(stream, 0, stream.Length, 0);

        Assert.Equal(4, keys.Keys.Distinct().Count());
        Assert.Equal("ABCDEFGHI=1;ABCDEFGHJ=2;ABCDEFGH=3;ABCDEFGHIABCDEFGHIABCDEFGHIABCDE=4;", StreamLog.Read(stream).Blocks.Single());
    }

    [Fact]
    public void Line_ends_of_LF_alone_give_no_block()
    {
        byte[] stream = [.. Block.Where(b => b != '\r'), .. Next.Where(b => b != '\r')];
        Assert.Empty(StreamLog.Read(stream).Events);
    }

    [Theory]
    [InlineData(48, 1)]
    [InlineData(49, 0)]
    public void A_block_may_have_48_fields(int fields, int blocks)
    {
        byte[] stream = BlockText.Of([.. Enumerable.Range(0, fields).Select(i => $"F{i}=1")]);
        Assert.Equal(blocks, StreamLog.Read(stream).Blocks.Count);
    }

    [Fact]
    public void A_block_longer_than_is_kept_is_refused_and_the_next_one_is_read()
    {
        byte[] stream = [.. BlockText.Of([.. Enumerable.Range(0, 40).Select(i => $"F{i}={new string('x', 60)}")]), .. Next];
        StreamLog log = StreamLog.Read(stream);
        Assert.Equal(StreamLog.Read(Next).Blocks, log.Blocks);
        Assert.Contains(log.Events, e => e.StartsWith($"rejected {RejectReason.BlockTooLong} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Noise_of_a_wrong_baud_rate_throws_nothing_and_takes_no_memory()
    {
        var random = new Random(20261125);
        byte[] noise = new byte[1 << 20];
        random.NextBytes(noise);
        var reader = new VeDirectReader(new KeyLog());
        reader.Feed(noise, 0, 100_000, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int at = 0; at < noise.Length; at += 4096)
        {
            reader.Feed(noise, at, 4096, 0);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(noise.Length + 100_000, reader.Counters.Bytes);
        Assert.Equal(0, allocated);
        Assert.Equal(0, reader.Counters.Blocks);
    }

    [Theory]
    [InlineData(700, 2, 0)]
    [InlineData(701, 1, 1)]
    public void A_block_with_a_pause_of_more_than_700_ms_inside_is_dropped(int pauseMs, int blocks, int interruptions)
    {
        for (int cut = 1; cut < Block.Length; cut++)
        {
            ReaderCounters counters = WithPause(Block, cut, pauseMs);
            Assert.Equal((blocks, interruptions), ((int)counters.Blocks, (int)counters.Rejected[RejectReason.Interrupted]));
        }
    }

    [Fact]
    public void A_pause_between_blocks_drops_nothing()
    {
        ReaderCounters counters = WithPause(Block, Block.Length, 3_600_000);
        Assert.Equal(2, counters.Blocks);
        Assert.Equal(0, counters.Rejected.Sum());
    }

    [Fact]
    public void A_pause_inside_a_frame_that_cuts_into_a_block_drops_both()
    {
        byte[] stream = [.. Block[..8], .. ":A8DED00D204FB\n"u8, .. Block[8..]];
        ReaderCounters counters = WithPause(stream, 12, 701);
        Assert.Equal((1, 0, 1), ((int)counters.Blocks, (int)counters.Frames, (int)counters.Rejected[RejectReason.Interrupted]));
    }

    [Fact]
    public void Any_bytes_at_any_times_throw_nothing_and_every_byte_is_counted() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Long[0, 2_000]).Array[0, 20].Sample(
            chunks =>
            {
                var reader = new VeDirectReader(new StreamLog());
                long nowMs = 0;
                foreach ((byte[] chunk, long pauseMs) in chunks)
                {
                    nowMs += pauseMs;
                    reader.Feed(chunk, 0, chunk.Length, nowMs);
                }

                Assert.Equal(chunks.Sum(chunk => chunk.Item1.Length), reader.Counters.Bytes);
            },
            iter: 3_000);

    // The stream with a pause at the cut, then a good block 200 ms later.
    private static ReaderCounters WithPause(byte[] stream, int cut, int pauseMs)
    {
        var reader = new VeDirectReader(new StreamLog());
        reader.Feed(stream, 0, cut, 1_000);
        reader.Feed(stream, cut, stream.Length - cut, 1_000 + pauseMs);
        reader.Feed(Next, 0, Next.Length, 1_200 + pauseMs);
        return reader.Counters;
    }

    private sealed class KeyLog : IVeDirectHandler
    {
        public List<ulong> Keys { get; } = [];

        public void OnBlock(TextBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                Keys.Add(block.Key(i));
            }
        }

        public void OnFrame(HexFrame frame)
        {
        }

        public void OnRejected(int reason, int byteCount)
        {
        }
    }
}
