// Values between words and bytes: what is printed is read again as the same bytes, for every setting that may be written.

using CsCheck;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class ValueTextTests
{
    private static readonly RegisterEntry[] Writable =
        [.. Bench.Catalogue.Families.SelectMany(f => Bench.Catalogue.Entries(f.Key)).Where(e => e.IsWritable && !e.IsAction && RawBytes.Range(e.Type, 1) != null).Distinct()];

    [Fact]
    public void What_is_printed_is_read_again_as_the_same_bytes() =>
        Gen.Int[0, Writable.Length - 1].SelectMany(i => Raw(Writable[i]).Select(raw => (Entry: Writable[i], Raw: raw))).Sample(
            pair =>
            {
                byte[] bytes = RawBytes.Write(pair.Entry.Type, pair.Raw, 1)!;
                Assert.Equal(pair.Raw, RawBytes.Read(pair.Entry.Type, bytes));
                RegisterValue value = SettingText.Decode(Bench.Catalogue, pair.Entry, bytes);

                // What the set has no name for cannot be typed by its name.
                if (value.Status != RegisterValueStatus.Ok || value.Text.Contains("unknown_", StringComparison.Ordinal) || value.Text.Contains("bit_", StringComparison.Ordinal))
                {
                    return;
                }

                Assert.Null(ValueText.Read(Bench.Catalogue, pair.Entry, value.Text, bytes, out byte[] again));
                Assert.Equal(bytes, again);
            },
            iter: 20_000);

    [Fact]
    public void The_raw_number_is_read_for_every_setting() =>
        Gen.Int[0, Writable.Length - 1].SelectMany(i => Raw(Writable[i]).Select(raw => (Entry: Writable[i], Raw: raw))).Sample(
            pair =>
            {
                byte[] bytes = RawBytes.Write(pair.Entry.Type, pair.Raw, 1)!;
                string digits = Convert.ToHexString([.. bytes.Reverse()]);
                Assert.Null(ValueText.Read(Bench.Catalogue, pair.Entry, "0x" + digits, bytes, out byte[] again));
                Assert.Equal(bytes, again);
            },
            iter: 5_000);

    [Fact]
    public void Nothing_that_can_be_typed_throws_or_gives_bytes_of_another_length() =>
        Gen.Select(Gen.Int[0, Writable.Length - 1], Gen.String).Sample(
            (i, text) =>
            {
                string? problem = ValueText.Read(Bench.Catalogue, Writable[i], text, [0], out byte[] bytes);
                Assert.Equal(problem == null, bytes.Length > 0);
                Assert.True(bytes.Length == 0 || RawBytes.Read(Writable[i].Type, bytes) != null);
                Assert.DoesNotContain('\n', problem ?? "");
            },
            iter: 20_000);

    [Theory]
    [InlineData(0xEDF7, "14.4", "A005")]
    [InlineData(0xEDF7, "14.40V", "A005")]
    [InlineData(0xEDF7, " 14.4 v ", "A005")]
    [InlineData(0xEDF2, "-16.2", "ACF9")]
    [InlineData(0xEDF2, "\u221216.2 mV/°C", "ACF9")]
    [InlineData(0xEDF2, "0xF9AC", "ACF9")]
    [InlineData(0xEDF1, "lifepo4_14_2", "08")]
    [InlineData(0xEDF1, "8", "08")]
    [InlineData(0xEDF1, "255", "FF")]
    [InlineData(0x0200, "off", "04")]
    [InlineData(0x0200, "charger_on", "01")]
    public void A_value_may_be_written_in_several_ways(int register, string text, string bytes)
    {
        RegisterEntry entry = Bench.Catalogue.Entry("mppt_load", register)!;
        Assert.Null(ValueText.Read(Bench.Catalogue, entry, text, [], out byte[] read));
        Assert.Equal(bytes, Convert.ToHexString(read));
    }

    [Theory]
    [InlineData(0xEDF7, "0x", "is no raw number")]
    [InlineData(0xEDF7, "0x12345", "does not fit into the register (raw 0 to 65535)")]
    [InlineData(0xEDF7, "14.4.4", "is no number")]
    [InlineData(0xEDF7, "1e1", "is the wrong unit")]
    [InlineData(0xEDF7, "NaN", "is no number")]
    [InlineData(0xEDF7, "-1", "does not fit into the register")]
    [InlineData(0xEDF7, "99999999999999999999999999999999999", "is no number")]
    [InlineData(0xEDF1, "lithium", "is none of its values; allowed:")]
    public void What_is_no_value_is_told_with_what_would_be(int register, string text, string words)
    {
        RegisterEntry entry = Bench.Catalogue.Entry("mppt_load", register)!;
        Assert.Contains(words, ValueText.Read(Bench.Catalogue, entry, text, [], out byte[] read));
        Assert.Empty(read);
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("0 K", null)]
    [InlineData("off", "0000")]
    [InlineData("0 °C", "B36A")]
    public void A_zero_that_could_be_ice_or_off_has_to_say_which(string text, string? bytes)
    {
        RegisterEntry entry = Bench.Catalogue.Entry("bmv712", 0x032A)!;
        string? problem = ValueText.Read(Bench.Catalogue, entry, text, [], out byte[] read);
        Assert.Equal(bytes is null ? $"'{text}' could be meant as a temperature; write off, or the temperature with its unit" : null, problem);
        Assert.True(bytes is null || bytes == Convert.ToHexString(read));
    }

    private static Gen<long> Raw(RegisterEntry entry)
    {
        (long min, long max) = RawBytes.Range(entry.Type, 1)!.Value;
        long low = (long)((entry.Min ?? min) / entry.Scale);
        long high = (long)((entry.Max ?? max) / entry.Scale);
        Gen<long> whole = Gen.Long[min, max];
        return low >= min && high <= max && low <= high ? Gen.OneOf(Gen.Long[low, high], whole) : whole;
    }
}
