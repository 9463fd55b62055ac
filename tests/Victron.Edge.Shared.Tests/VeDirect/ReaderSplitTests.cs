// What holds for every stream: the cuts between chunks do not matter, and noise costs one block at most.

using System.Text;
using CsCheck;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class ReaderSplitTests
{
    private static readonly byte[][] Good =
    [
        BlockText.Of("PID=0xA0F7", "V=12800", "I=-5000", "CS=3"),
        BlockText.Of("PID=0xA0F7", "V=12810", "I=-5100", "CS=4"),
        BlockText.Of("PID=0xA0F7", "V=12820", "I=-5200", "CS=5"),
    ];

    private static readonly string[] Expected = [.. Good.Select(block => StreamLog.Read(block).Blocks.Single())];

    private static readonly string[] Words = ["\r\n", "\r\nV\t12800", "\r\nChecksum\t", ":7F0ED0071\n", ":AF0ED00", "\r", "Checksum\t"];

    // Pieces that move the state machine, and bytes of every kind between them.
    private static readonly Gen<byte[]> Piece = Gen.Frequency(
        (4, Gen.Byte.Array[0, 6]),
        (3, Gen.Char["\r\n\t:0123456789ABCDEFabcV "].Array[1, 12].Select(text => Encoding.ASCII.GetBytes(text))),
        (1, Gen.Int[0, Words.Length - 1].Select(i => Encoding.ASCII.GetBytes(Words[i]))),
        (1, Gen.Int[0, 2].Select(i => Good[i])),
        (1, Gen.Int[20, 120].Select(count => Enumerable.Repeat((byte)'x', count).ToArray())));

    private static readonly Gen<byte[]> Noise = Piece.Array[0, 12].Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    [Fact]
    public void Any_split_into_chunks_gives_the_same_events() =>
        Gen.Select(Noise, Gen.Int[0, 400].Array[0, 12]).Sample(
            (stream, places) =>
            {
                int[] cuts = [.. places.Where(place => place <= stream.Length).Order()];
                Assert.Equal(StreamLog.Read(stream).Events, StreamLog.Read(stream, cuts).Events);
            },
            iter: 20_000);

    [Fact]
    public void Byte_by_byte_gives_the_same_events() =>
        Noise.Sample(
            stream => Assert.Equal(StreamLog.Read(stream).Events, StreamLog.Read(stream, [.. Enumerable.Range(0, stream.Length)]).Events),
            iter: 5_000);

    [Fact]
    public void After_any_noise_every_block_but_the_first_is_read() =>
        Noise.Sample(
            noise => Assert.Equal(Expected[1..], StreamLog.Read([.. noise, .. Good.SelectMany(b => b)]).Blocks.TakeLast(2)),
            iter: 20_000);

    [Fact]
    public void After_noise_without_a_CR_every_block_is_read() =>
        Noise.Sample(
            noise => Assert.Equal(Expected, StreamLog.Read([.. noise.Where(b => b != '\r'), .. Good.SelectMany(b => b)]).Blocks),
            iter: 5_000);

    // A value ends at the CR of the next block, and the checksum is any byte: only there a cut joins two blocks.
    [Fact]
    public void A_block_cut_off_anywhere_costs_the_next_one_only_when_cut_in_a_value_or_before_its_checksum_byte()
    {
        byte[] block = Good[0];
        bool isInValue = false;
        for (int cut = 1; cut < block.Length; cut++)
        {
            isInValue = block[cut - 1] == '\t' || (isInValue && block[cut - 1] != '\r');
            IEnumerable<string> read = StreamLog.Read([.. block[..cut], .. Good.SelectMany(b => b)]).Blocks;

            Assert.Equal(isInValue ? Expected[1..] : Expected, read);
        }
    }

    [Fact]
    public void Counters_of_bytes_blocks_and_frames_do_not_depend_on_the_cuts() =>
        Gen.Select(Noise, Gen.Int[1, 40]).Sample(
            (stream, chunk) =>
            {
                ReaderCounters whole = Count(stream, stream.Length + 1);
                ReaderCounters cut = Count(stream, chunk);
                Assert.Equal((whole.Bytes, whole.Blocks, whole.Frames, whole.SkippedBytes), (cut.Bytes, cut.Blocks, cut.Frames, cut.SkippedBytes));
                Assert.Equal(whole.Rejected, cut.Rejected);
                Assert.Equal(stream.Length, cut.Bytes);
            },
            iter: 5_000);

    private static ReaderCounters Count(byte[] stream, int chunk)
    {
        var reader = new VeDirectReader(new StreamLog());
        for (int at = 0; at < stream.Length; at += chunk)
        {
            reader.Feed(stream, at, Math.Min(chunk, stream.Length - at), 0);
        }

        return reader.Counters;
    }
}
