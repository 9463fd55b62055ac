// Primitives: the wide and the plain body of each loop say the same, wherever in an array they look.

using CsCheck;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class PrimitivesTests
{
    // Longer than two wide steps of 16 bytes, with a rest.
    private const int Length = 40;

    private static readonly Gen<byte> MostlyText = Gen.Frequency((20, Gen.Byte[0x20, 0xFF]), (1, Gen.Byte));

    // An array and a piece of it that often ends before the array does.
    private static readonly Gen<(byte[] Data, int Offset, int End)> Pieces =
        Gen.Select(MostlyText.Array[0, 100], Gen.Int[0, 100], Gen.Int[0, 100]).Select((data, a, b) =>
        {
            int from = a % (data.Length + 1);
            int to = b % (data.Length + 1);
            return (data, Math.Min(from, to), Math.Max(from, to));
        });

    [Fact]
    public void Stop_is_found_at_every_place_from_every_offset_to_every_end()
    {
        byte[] data = new byte[Length];
        Array.Fill(data, (byte)'1');
        for (int stop = 0; stop < Length; stop++)
        {
            data[stop] = 0x0D;
            for (int offset = 0; offset <= Length; offset++)
            {
                for (int end = offset; end <= Length; end++)
                {
                    int expected = stop >= offset && stop < end ? stop : end;
                    Assert.Equal(expected, Primitives.NextStop(data, offset, end));
                    Assert.Equal(expected, Primitives.NextStopByByte(data, offset, end));
                }
            }

            data[stop] = (byte)'1';
        }
    }

    [Fact]
    public void Control_bytes_and_the_colon_end_a_run_of_text_and_nothing_else_does()
    {
        byte[] data = new byte[Length];
        for (int value = 0; value <= 0xFF; value++)
        {
            Array.Fill(data, (byte)'1');
            data[20] = (byte)value;
            int expected = value is < 0x20 or ':' ? 20 : Length;
            Assert.Equal(expected, Primitives.NextStop(data, 0, Length));
            Assert.Equal(expected, Primitives.NextStopByByte(data, 0, Length));
        }
    }

    [Fact]
    public void Both_bodies_find_the_same_first_stop_among_many() =>
        Pieces.Sample(
            piece => Assert.Equal(
                Primitives.NextStopByByte(piece.Data, piece.Offset, piece.End), Primitives.NextStop(piece.Data, piece.Offset, piece.End)),
            iter: 50_000);

    [Fact]
    public void Both_bodies_sum_the_same_modulo_256() =>
        Pieces.Sample(
            piece =>
            {
                int count = piece.End - piece.Offset;
                int expected = piece.Data.Skip(piece.Offset).Take(count).Sum(b => b) & 0xFF;
                Assert.Equal(expected, Primitives.SumByByte(piece.Data, piece.Offset, count));
                Assert.Equal(expected, Primitives.Sum(piece.Data, piece.Offset, count));
            },
            iter: 20_000);

    [Fact]
    public void Sum_of_many_large_bytes_wraps_the_same_in_both_bodies()
    {
        byte[] data = new byte[1024];
        Array.Fill(data, (byte)0xFF);

        Assert.Equal((0xFF * 1021) & 0xFF, Primitives.Sum(data, 1, 1021));
        Assert.Equal((0xFF * 1021) & 0xFF, Primitives.SumByByte(data, 1, 1021));
    }

    [Fact]
    public void Both_bodies_pack_the_first_byte_lowest() =>
        Pieces.Sample(
            piece =>
            {
                int count = Math.Min(8, piece.End - piece.Offset);
                ulong expected = 0;
                for (int i = 0; i < count; i++)
                {
                    expected |= (ulong)piece.Data[piece.Offset + i] << (8 * i);
                }

                Assert.Equal(expected, Primitives.PackByByte(piece.Data, piece.Offset, count));
                Assert.Equal(expected, Primitives.Pack(piece.Data, piece.Offset, count));
            },
            iter: 20_000);

    [Fact]
    public void Keys_are_the_same_up_to_a_count_whatever_follows() =>
        Gen.Select(Gen.ULong[0, 3].Array[6], Gen.ULong[0, 3].Array[6], Gen.Int[0, 6]).Sample(
            (left, right, count) => Assert.Equal(
                left.Take(count).SequenceEqual(right.Take(count)), Primitives.SameKeys(left, right, count)),
            iter: 20_000);
}
