// Frames as people type them. Frames and meanings are those of the protocol's own description.

using CsCheck;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class FrameTextTests
{
    private static readonly DeviceCatalogue Catalogue = DeviceCatalogue.Load();

    [Theory]
    [InlineData(":7F0ED0071", ":7F0ED0071")]
    [InlineData("7F0ED00", ":7F0ED0071")]
    [InlineData("7f0ed00", ":7F0ED0071")]
    [InlineData(":154", ":154")]
    [InlineData("1", ":154")]
    [InlineData("8F0ED006400", ":8F0ED0064000C")]
    public void A_frame_has_colon_and_check_or_neither(string typed, string whole)
    {
        Assert.Null(FrameText.Read(typed, out string frame));
        Assert.Equal(whole, frame);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("::154")]
    [InlineData("7F0ED0")]
    [InlineData("7F0EG00")]
    [InlineData("7F0ED00 ")]
    public void What_is_no_frame_is_told_with_one(string typed)
    {
        Assert.Equal($"'{typed}' is no frame; give one digit for the command and two for each byte, for instance 7F0ED00.", FrameText.Read(typed, out string frame));
        Assert.Equal("", frame);
    }

    [Theory]
    [InlineData(":7F0ED00", "7F0ED00")]
    [InlineData(":1", "1")]
    [InlineData(":7F0ED0072", "7F0ED0072")]
    public void A_wrong_check_is_told(string typed, string without) =>
        Assert.Equal($"the check of '{typed}' does not fit; leave the colon away to have it added: {without}", FrameText.Read(typed, out _));

    [Fact]
    public void A_text_longer_than_any_frame_is_cut_in_the_message() =>
        Assert.Equal("'7000000000…' is longer than any frame.", FrameText.Read("7" + new string('0', 400), out _));

    [Fact]
    public void Any_frame_without_check_gets_one_that_fits() =>
        Gen.Select(Gen.Int[0, 15], Gen.Byte.Array[0, 37]).Sample((command, data) =>
        {
            string body = command.ToString("X", null) + Convert.ToHexString(data);
            Assert.Null(FrameText.Read(body, out string frame));
            Assert.Equal(0x55, (command + data.Sum(value => value) + Convert.ToInt32(frame[^2..], 16)) & 0xFF);
            Assert.Null(FrameText.Read(frame, out string again));
            Assert.Equal(frame, again);
        });

    [Theory]
    [InlineData(":51641F9", "ping answered, 0x1641")]
    [InlineData(":156A05E", "done, 0x56A0")]
    [InlineData(":7F0ED009600DB", "bat_max_current 15.0 A")]
    [InlineData(":7F1ED000868", "bat_type lifepo4_14_2")]
    [InlineData(":7F1ED0070", "bat_type no bytes")]
    [InlineData(":7F1ED016F", "bat_type: the device does not have this register")]
    [InlineData(":4AAAAFD", "the device saw a damaged frame")]
    [InlineData(":7F0ED0172FF", "damaged")]
    public void An_answer_is_put_into_words(string frame, string meaning) =>
        Assert.Equal(meaning, FrameText.Meaning(Catalogue, "mppt_smartsolar", frame));
}
