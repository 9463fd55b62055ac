// FixedPoint: what it prints is what decimal arithmetic prints, and TextNumber reads it back.

using System.Globalization;
using System.Text;
using CsCheck;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class FixedPointTests
{
    private const byte Untouched = (byte)'~';

    [Theory]
    [InlineData(12800, -3, "12.800")]
    [InlineData(-12, -3, "-0.012")]
    [InlineData(0, -2, "0.00")]
    [InlineData(0, 0, "0")]
    [InlineData(-5, 0, "-5")]
    [InlineData(1000, -3, "1.000")]
    [InlineData(999, -3, "0.999")]
    [InlineData(int.MinValue, -9, "-2.147483648")]
    [InlineData(long.MaxValue, -9, "9223372036.854775807")]
    [InlineData(long.MinValue, 0, "-9223372036854775808")]
    public void Number_is_printed_with_all_its_digits(long value, int scale, string expected) => Assert.Equal(expected, Print(value, scale));

    [Fact]
    public void Every_number_is_printed_as_decimal_arithmetic_prints_it() =>
        Gen.Select(Gen.OneOf(Gen.Long, Gen.Int.Select(i => (long)i), Gen.Long[-1000, 1000]), Gen.Int[-9, 0]).Sample(
            (value, scale) => Assert.Equal(PrintSlowly(value, scale), Print(value, scale)), iter: 20_000);

    [Fact]
    public void Every_printed_raw_number_reads_back_as_itself() =>
        Gen.Select(Gen.Int[-int.MaxValue, int.MaxValue], Gen.Int[-9, 0]).Sample(
            (raw, scale) =>
            {
                byte[] digits = Encoding.ASCII.GetBytes(Print(raw, scale).Replace(".", "", StringComparison.Ordinal));
                byte status = TextNumber.ReadDecimal(digits, 0, digits.Length, true, out int read);
                Assert.Equal((NumberStatus.Ok, raw), (status, read));
            },
            iter: 20_000);

    [Fact]
    public void Bytes_outside_the_printed_ones_stay_untouched_and_no_more_than_24_are_printed() =>
        Gen.Select(Gen.Long, Gen.Int[-9, 0], Gen.Int[0, 8]).Sample(
            (value, scale, offset) =>
            {
                byte[] target = Filled(offset + FixedPoint.BytesMax + 4);
                int count = FixedPoint.Write(value, scale, target, offset);
                Assert.InRange(count, 1, FixedPoint.BytesMax);
                Assert.DoesNotContain(Untouched, target[offset..(offset + count)]);
                Assert.All(target[..offset].Concat(target[(offset + count)..]), b => Assert.Equal(Untouched, b));
            },
            iter: 5_000);

    [Fact]
    public void Longest_number_fits_into_the_bytes_promised() =>
        Assert.True(Print(long.MinValue, -9).Length <= FixedPoint.BytesMax && FixedPoint.BytesMax == 24);

    private static string Print(long value, int scale)
    {
        byte[] target = new byte[FixedPoint.BytesMax];
        return Encoding.ASCII.GetString(target, 0, FixedPoint.Write(value, scale, target, 0));
    }

    private static string PrintSlowly(long value, int scale)
    {
        decimal number = value;
        for (int i = scale; i < 0; i++)
        {
            number /= 10;
        }

        return number.ToString("F" + (-scale).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static byte[] Filled(int count)
    {
        byte[] target = new byte[count];
        Array.Fill(target, Untouched);
        return target;
    }
}
