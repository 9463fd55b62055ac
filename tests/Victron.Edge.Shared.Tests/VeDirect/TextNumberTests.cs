// TextNumber: each grammar at its limits, and against a slow second reading made of regular expressions.

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed partial class TextNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("12800", 12800)]
    [InlineData("-12", -12)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("-2147483647", -2147483647)]
    [InlineData("0000000001", 1)]
    [InlineData(" 12", 12)]
    [InlineData("-12  ", -12)]
    public void Decimal_number_is_read(string text, int expected) => Assert.Equal((NumberStatus.Ok, expected), Read(FieldGrammar.Int, text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("----")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("1-")]
    [InlineData("1 2")]
    [InlineData("12.8")]
    [InlineData("0x12")]
    [InlineData("2147483648")]
    [InlineData("-2147483648")]
    [InlineData("9999999999")]
    [InlineData("00000000001")]
    [InlineData("-0")]
    public void What_is_no_decimal_number_of_32_bits_is_refused(string text) =>
        Assert.Equal((NumberStatus.Refused, 0), Read(FieldGrammar.Int, text));

    [Fact]
    public void Minus_is_refused_where_the_grammar_has_no_sign()
    {
        Assert.Equal((NumberStatus.Refused, 0), Read(FieldGrammar.UInt, "-5"));
        Assert.Equal((NumberStatus.Ok, 5), Read(FieldGrammar.UInt, "5"));
    }

    [Theory]
    [InlineData("0x0", 0)]
    [InlineData("0xA053", 0xA053)]
    [InlineData("0Xa053", 0xA053)]
    [InlineData("0x00000001", 1)]
    [InlineData("0x7FFFFFFF", int.MaxValue)]
    [InlineData("0x80000000", int.MinValue)]
    [InlineData("0xFFFFFFFF", -1)]
    public void Hexadecimal_number_is_read(string text, int expected) => Assert.Equal((NumberStatus.Ok, expected), Read(FieldGrammar.Hex, text));

    [Theory]
    [InlineData("0x")]
    [InlineData("x1")]
    [InlineData("A053")]
    [InlineData("0x000000001")]
    [InlineData("0xG")]
    [InlineData("0x@")]
    [InlineData("0x:")]
    [InlineData("0x-1")]
    [InlineData("-0x1")]
    public void What_is_no_hexadecimal_number_of_32_bits_is_refused(string text) =>
        Assert.Equal((NumberStatus.Refused, 0), Read(FieldGrammar.Hex, text));

    [Theory]
    [InlineData("ON", 1)]
    [InlineData("On", 1)]
    [InlineData("on", 1)]
    [InlineData("OFF", 0)]
    [InlineData("Off", 0)]
    [InlineData(" off ", 0)]
    public void On_and_off_are_read_in_any_case(string text, int expected) => Assert.Equal((NumberStatus.Ok, expected), Read(FieldGrammar.OnOff, text));

    [Theory]
    [InlineData("")]
    [InlineData("O")]
    [InlineData("OF")]
    [InlineData("OFFF")]
    [InlineData("ONN")]
    [InlineData("NO")]
    [InlineData("1")]
    [InlineData("0FF")]
    public void What_is_neither_on_nor_off_is_refused(string text) => Assert.Equal((NumberStatus.Refused, 0), Read(FieldGrammar.OnOff, text));

    [Theory]
    [InlineData("---")]
    [InlineData(" --- ")]
    public void Three_dashes_are_absent_in_every_grammar(string text)
    {
        for (int grammar = FieldGrammar.Int; grammar <= FieldGrammar.Text; grammar++)
        {
            Assert.Equal((NumberStatus.Absent, 0), Read(grammar, text));
        }
    }

    [Fact]
    public void Text_with_one_other_printable_character_has_another_number() =>
        Gen.Select(Gen.Byte[0x21, 0x7E].Array[1, 32], Gen.Int[0, 31], Gen.Byte[0x21, 0x7E]).Sample(
            (text, place, other) =>
            {
                byte[] changed = [.. text];
                changed[place % text.Length] = other;
                return text.SequenceEqual(changed) == (Read(FieldGrammar.Text, text) == Read(FieldGrammar.Text, changed))
                    || text.AsSpan().SequenceEqual("---"u8) || changed.AsSpan().SequenceEqual("---"u8);
            },
            iter: 10_000);

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x1F)]
    [InlineData(0x7F)]
    [InlineData(0xE9)]
    public void Text_with_an_unprintable_byte_is_refused(byte unprintable) =>
        Assert.Equal((NumberStatus.Refused, 0), Read(FieldGrammar.Text, [(byte)'H', unprintable, (byte)'Q']));

    [Fact]
    public void Any_bytes_between_any_others_read_as_they_do_alone_and_give_0_unless_ok() =>
        Gen.Select(Gen.Int[FieldGrammar.Int, FieldGrammar.Text], Gen.Byte.Array[0, 24], Gen.Byte.Array[0, 8], Gen.Byte.Array[0, 8]).Sample(
            (grammar, value, before, after) =>
            {
                byte status = TextNumber.Read(grammar, [.. before, .. value, .. after], before.Length, value.Length, out int raw);
                Assert.Equal(Read(grammar, value), (status, raw));
                Assert.True(status is NumberStatus.Ok or NumberStatus.Absent or NumberStatus.Refused);
                Assert.True(status == NumberStatus.Ok || raw == 0);
            },
            iter: 10_000);

    [Fact]
    public void Any_value_reads_as_the_regular_expressions_read_it() =>
        Gen.Select(Gen.Int[FieldGrammar.Int, FieldGrammar.OnOff], Likely).Sample(
            (grammar, text) => Assert.Equal(ReadSlowly(grammar, text), Read(grammar, text)), iter: 50_000);

    // Letters that the grammars are made of, so that many of the texts are numbers; and whole numbers around the limits.
    private static readonly Gen<string> Likely = Gen.OneOf(
        Gen.Char["0123456789-"].Array[0, 12].Select(letters => new string(letters)),
        Gen.Char["0123456789aAbBfFgG"].Array[0, 9].Select(letters => "0x" + new string(letters)),
        Gen.Char["oOnNfF "].Array[0, 5].Select(letters => new string(letters)),
        Gen.Long[-3_000_000_000, 3_000_000_000].Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.UInt.Select(number => "0x" + number.ToString("X", CultureInfo.InvariantCulture)));

    private static (byte Status, int Raw) ReadSlowly(int grammar, string text)
    {
        text = text.Trim(' ');
        if (text == "---")
        {
            return (NumberStatus.Absent, 0);
        }

        Regex pattern = grammar switch
        {
            FieldGrammar.Int => Signed(),
            FieldGrammar.UInt => Unsigned(),
            FieldGrammar.Hex => Hexadecimal(),
            _ => Switch(),
        };
        if (!pattern.IsMatch(text))
        {
            return (NumberStatus.Refused, 0);
        }

        long number = grammar switch
        {
            FieldGrammar.Hex => unchecked((int)uint.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)),
            FieldGrammar.OnOff => text.Length == 2 ? 1 : 0,
            _ => long.Parse(text, CultureInfo.InvariantCulture),
        };
        bool fits = grammar == FieldGrammar.Hex || Math.Abs(number) <= int.MaxValue;
        return fits ? (NumberStatus.Ok, (int)number) : (NumberStatus.Refused, 0);
    }

    private static (byte Status, int Raw) Read(int grammar, string text) => Read(grammar, Encoding.Latin1.GetBytes(text));

    private static (byte Status, int Raw) Read(int grammar, byte[] value)
    {
        byte status = TextNumber.Read(grammar, value, 0, value.Length, out int raw);
        return (status, raw);
    }

    [GeneratedRegex(@"\A(?!-0+\z)-?[0-9]{1,10}\z")]
    private static partial Regex Signed();

    [GeneratedRegex(@"\A[0-9]{1,10}\z")]
    private static partial Regex Unsigned();

    [GeneratedRegex(@"\A0[xX][0-9A-Fa-f]{1,8}\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A(?:on|off)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Switch();
}
