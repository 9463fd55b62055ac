// The wall clock of an edge: who may set it, and how the time is printed.

using System.Globalization;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class ClockTests
{
    private readonly EdgeRun _edge = new();

    [Fact]
    public void Time_from_the_companion_dates_the_states_that_follow()
    {
        _edge.Link(true);
        _edge.Second(DeviceBlocks.Solar);
        Assert.DoesNotContain("\"time\"", _edge.Last("ve1/state").Text, StringComparison.Ordinal);
        _edge.Message(Topics.Time, "1795613585123");
        _edge.Second(DeviceBlocks.Solar);
        Assert.Equal("\"2026-11-25T13:33:05.123Z\"", _edge.Value("time"));
        _edge.Second(DeviceBlocks.Solar);
        Assert.Equal("\"2026-11-25T13:33:06.123Z\"", _edge.Value("time"));
    }

    [Fact]
    public void Retained_time_is_old_news()
    {
        _edge.Link(true);
        _edge.Message(Topics.Time, "1795613585123", retained: true);
        _edge.Seconds(2, DeviceBlocks.Solar);
        Assert.DoesNotContain("\"time\"", _edge.Last("ve1/state").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-5")]
    [InlineData("1795613585.5")]
    [InlineData("1795613585123000")]
    public void Time_that_is_no_number_of_milliseconds_is_ignored(string text)
    {
        _edge.Link(true);
        _edge.Message(Topics.Time, text);
        _edge.Seconds(2, DeviceBlocks.Solar);
        Assert.DoesNotContain("\"time\"", _edge.Last("ve1/state").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00.000Z")]
    [InlineData("2024-02-29T23:59:59.999Z")]
    [InlineData("2026-11-25T14:03:05.123Z")]
    [InlineData("2099-12-31T00:00:00.001Z")]
    [InlineData("2100-03-01T12:00:00.000Z")]
    public void Time_is_printed_as_iso_8601(string expected)
    {
        var writer = new JsonWriter(64);
        UtcText.Write(writer, DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        Assert.Equal($"\"{expected}\"", System.Text.Encoding.ASCII.GetString(writer.Buffer, 0, writer.Count));
    }
}
