// Numbers of the state topic, read and rounded without floating point.

using CsCheck;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Core;

public sealed class FixedNumberTests
{
    [Theory]
    [InlineData("13.420", 13420, 3)]
    [InlineData("-0.05", -5, 2)]
    [InlineData("0", 0, 0)]
    [InlineData("999999999999999", 999999999999999, 0)]
    public void Digits_with_sign_and_point_are_read(string text, long raw, int decimals)
    {
        Assert.True(FixedNumber.TryParse(text, out FixedNumber number));
        Assert.Equal(new FixedNumber(raw, decimals), number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    [InlineData("+1")]
    [InlineData("1234567890123456")]
    [InlineData("0.1234567890")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(FixedNumber.TryParse(text, out FixedNumber number));
        Assert.Equal(default, number);
    }

    [Fact]
    public void Text_of_a_number_reads_back_as_the_same_number()
    {
        Gen.Select(Gen.Long[-99999999999999, 99999999999999], Gen.Int[0, 9]).Sample((raw, decimals) =>
        {
            var number = new FixedNumber(raw, decimals);
            return FixedNumber.TryParse(number.ToString(), out FixedNumber read) && read == number;
        });
    }

    [Theory]
    [InlineData("13.445", 2, "13.45")]
    [InlineData("-13.445", 2, "-13.45")]
    [InlineData("0.4", 0, "0")]
    [InlineData("7", 2, "7.00")]
    public void Halves_are_rounded_away_from_zero(string text, int decimals, string rounded)
    {
        Assert.True(FixedNumber.TryParse(text, out FixedNumber number));
        Assert.Equal(rounded, number.Round(decimals).ToString());
    }
}
