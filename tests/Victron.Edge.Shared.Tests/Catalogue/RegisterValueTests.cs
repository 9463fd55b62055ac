// RegisterValue: bytes of each register type come out in the unit of the row, and bytes that do not fit are refused.

using CsCheck;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.Catalogue;

public sealed class RegisterValueTests
{
    private static readonly DeviceCatalogue Tables = DeviceCatalogue.Load();

    public static TheoryData<string, string, string> Examples { get; } = MakeExamples();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Recorded_bytes_mean_what_the_row_says(string key, string example, string expect) =>
        Assert.Equal(expect, Decode(Row(key), example).Text);

    [Theory]
    [InlineData("un8", "FF", 255)]
    [InlineData("sn8", "FF", -1)]
    [InlineData("sn8", "7F", 127)]
    [InlineData("un16", "0080", 32768)]
    [InlineData("sn16", "0080", -32768)]
    [InlineData("un32", "00000080", 2147483648)]
    [InlineData("sn32", "FFFFFFFF", -1)]
    [InlineData("sn32", "FFFFFF7F", 2147483647)]
    [InlineData("bits16", "0180", 0x8001)]
    [InlineData("bits", "010203", 0x030201)]
    public void Whole_number_is_little_endian_and_signed_by_its_type(string type, string bytes, long raw) =>
        Assert.Equal((RegisterValueStatus.Ok, raw), (Decode(Plain(type), bytes).Status, Decode(Plain(type), bytes).Raw));

    [Theory]
    [InlineData("un8", "")]
    [InlineData("un16", "A0")]
    [InlineData("un16", "A00500")]
    [InlineData("sn32", "FFFFFF")]
    [InlineData("bits", "")]
    [InlineData("bits", "0102030405")]
    [InlineData("float", "0000")]
    [InlineData("float", "0000807F")]
    [InlineData("void", "")]
    [InlineData("composite", "01")]
    public void Bytes_that_do_not_fit_the_type_are_refused(string type, string bytes) =>
        Assert.Equal(new RegisterValue(RegisterValueStatus.Refused, null, null, "refused"), Decode(Plain(type), bytes));

    [Theory]
    [InlineData("sn16", 0x7FFFL, "FF7F")]
    [InlineData("un32", 0xFFFFFFFFL, "FFFFFFFF")]
    [InlineData("sn32", 0x80000000L, "00000080")]
    [InlineData("float", null, "0000C07F")]
    public void Value_for_not_available_is_absent_and_no_number(string type, long? notAvailable, string bytes) =>
        Assert.Equal(
            new RegisterValue(RegisterValueStatus.Absent, null, null, "absent"), Decode(Plain(type) with { NotAvailable = notAvailable }, bytes));

    [Fact]
    public void Number_is_scaled_into_the_unit()
    {
        RegisterValue value = Decode(Plain("sn16") with { Scale = 0.01m, Unit = "V" }, "18FC");

        Assert.Equal(new RegisterValue(RegisterValueStatus.Ok, -1000, -10.00m, "-10.00 V"), value);
    }

    [Fact]
    public void Float_is_a_number_in_the_unit() =>
        Assert.Equal(
            new RegisterValue(RegisterValueStatus.Ok, null, 12.5m, "12.5 V"), Decode(Plain("float") with { Unit = "V" }, "00004841"));

    [Theory]
    [InlineData("485100FF", "HQ")]
    [InlineData("4851FFFF", "HQ")]
    [InlineData("00", "")]
    [InlineData("C2B0", "°")]
    public void Text_ends_at_the_first_filling_byte(string bytes, string expected) => Assert.Equal(expected, Decode(Plain("string"), bytes).Text);

    [Theory]
    [InlineData("un8", "device_state", "03", "bulk")]
    [InlineData("un8", "CS", "05", "float")]
    [InlineData("un8", "device_state", "C8", "unknown_200")]
    [InlineData("bits32", "off_reason", "00000000", "none")]
    [InlineData("bits32", "off_reason", "01000080", "no_input_power+bit_31")]
    public void Enumeration_gives_codes_and_names_what_it_does_not_know(string type, string set, string bytes, string expected) =>
        Assert.Equal(expected, Decode(Plain(type) with { EnumSet = set }, bytes).Text);

    [Fact]
    public void Any_bytes_of_any_register_give_a_value_or_a_refusal() =>
        Gen.Select(Gen.Int[0, Tables.Registers.Count - 1], Gen.Byte.Array[0, 36]).Sample(
            (index, bytes) =>
            {
                RegisterValue value = RegisterValue.Decode(Tables, Tables.Registers[index], bytes);
                Assert.Equal(value.Status == RegisterValueStatus.Refused, value.Text == "refused");
                Assert.True(value.Status == RegisterValueStatus.Ok || (value.Raw == null && value.Number == null));
            },
            iter: 20_000);

    private static RegisterRow Row(string key) => Tables.Register(key) ?? throw new ArgumentException(key);

    // A row of the table with everything taken off that would change how its bytes are read.
    private static RegisterRow Plain(string type) =>
        Row("uptime") with { Type = type, Scale = null, Unit = "", NotAvailable = null, EnumSet = "" };

    private static RegisterValue Decode(RegisterRow row, string bytes) => RegisterValue.Decode(Tables, row, Convert.FromHexString(bytes));

    private static TheoryData<string, string, string> MakeExamples()
    {
        TheoryData<string, string, string> examples = new();
        foreach (RegisterRow row in DeviceCatalogue.Load().Registers)
        {
            foreach ((string example, string expect) in row.Examples.Zip(row.Expects))
            {
                examples.Add(row.Key, example, expect);
            }
        }
        return examples;
    }
}
