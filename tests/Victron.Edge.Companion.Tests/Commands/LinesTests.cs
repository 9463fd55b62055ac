// Updates as lines of text and as JSON.

using Victron.Edge.Companion.Watch;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Commands;

public sealed class LinesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 15, 3, 5, 900, TimeSpan.FromHours(1));

    [Fact]
    public void A_plain_line_has_time_place_and_values_as_sent() =>
        Assert.Equal(
            "2026-11-25T14:03:05Z van-1/ve1 battery_voltage=13.420 time_to_go=-- discharging=false alarm_reason=none off_reason=a,b raw_X=\"a \\\"b\"",
            PlainLines.Of(Change(LiveChangeKind.State)));

    [Fact]
    public void A_status_is_a_line_of_its_own()
    {
        Assert.Equal("2026-11-25T14:03:05Z van-1/ve1 online", PlainLines.Of(Change(LiveChangeKind.Status)));
        LiveChange gone = Change(LiveChangeKind.Status) with { Edge = new EdgeNode("van-1") { IsOnline = false } };
        Assert.Equal("2026-11-25T14:03:05Z van-1/ve1 offline", PlainLines.Of(gone));
    }

    [Fact]
    public void Json_keeps_the_digits_of_numbers() =>
        Assert.Equal(
            """{"time":"2026-11-25T14:03:05Z","edge":"van-1","port":"ve1","device":"van-1/ve1","status":"online","state":{"battery_voltage":13.420,"time_to_go":null,"discharging":false,"alarm_reason":[],"off_reason":["a","b"],"raw_X":"a \u0022b"}}""",
            JsonLines.Of(Change(LiveChangeKind.State)));

    [Fact]
    public void Values_that_the_broker_kept_are_no_update()
    {
        LiveChange kept = Change(LiveChangeKind.State) with { IsKept = true };
        Assert.Null(PlainLines.Of(kept));
        Assert.Null(JsonLines.Of(kept));
    }

    private static LiveChange Change(LiveChangeKind kind)
    {
        static KeyValuePair<string, LiveValue> Value(string key, LiveValueKind valueKind, string text) => new(key, new LiveValue(valueKind, text, Now));
        var device = new Device(new PortAddress("van-1", "ve1"))
        {
            Status = PortStatus.Online,
            Values =
            [
                Value("battery_voltage", LiveValueKind.Number, "13.420"), Value("time_to_go", LiveValueKind.Absent, ""), Value("discharging", LiveValueKind.Flag, "false"),
                Value("alarm_reason", LiveValueKind.Codes, ""), Value("off_reason", LiveValueKind.Codes, "a,b"), Value("raw_X", LiveValueKind.Text, "a \"b"),
            ],
        };
        return new LiveChange(kind, device, new EdgeNode("van-1") { IsOnline = true }, Now, false);
    }
}
