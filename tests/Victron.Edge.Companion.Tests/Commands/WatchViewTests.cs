// The live table as people see it, at the widths of the design. The pictures are plain text beside this file.

using Victron.Edge.Companion.Watch;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Commands;

public sealed class WatchViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 14, 3, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(160)]
    public void Table_looks_as_drawn(int width) => Snapshot.Matches($"table-{width}", Draw(Van(), width));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Fields_of_a_device_look_as_drawn(int width) =>
        Snapshot.Matches($"fields-{width}", Draw(Van() with { Page = WatchPage.Fields }, width));

    [Fact]
    public void Help_looks_as_drawn() => Snapshot.Matches("help-80", Draw(Van() with { Page = WatchPage.Help }, 80));

    [Fact]
    public void No_line_is_wider_than_the_terminal_less_one()
    {
        foreach (WatchPage page in Enum.GetValues<WatchPage>())
        {
            for (int width = 20; width <= 200; width++)
            {
                Assert.All(WatchView.Render(Van() with { Page = page }, width, 24), line => Assert.InRange(line.Width, 0, width - 1));
            }
        }
    }

    [Fact]
    public void A_low_terminal_keeps_the_chosen_device_in_sight()
    {
        IReadOnlyList<ScreenLine> lines = WatchView.Render(Van() with { Selected = 3 }, 80, 6);
        Assert.InRange(lines.Count, 1, 6);
        Assert.Contains(lines, line => line.IsSelected && line.ToString().StartsWith("Orion", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_device_the_table_says_that_it_listens()
    {
        WatchPicture empty = Van() with { Devices = [], Edges = [] };
        Assert.Equal("No device yet. Listening...", Draw(empty, 80).Split('\n')[2]);
    }

    [Fact]
    public void Looks_say_nothing_that_words_do_not()
    {
        IReadOnlyList<ScreenLine> lines = WatchView.Render(Van(), 80, 24);
        Assert.Contains(lines, line => line.Parts.Any(part => part.Ink == Ink.Late) && line.ToString().Contains("LATE", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Parts.Any(part => part.Ink == Ink.Dim) && line.ToString().Contains("OFFLINE", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Parts.Any(part => part.Ink == Ink.Alarm) && line.ToString().StartsWith("! ", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_colours_no_colour_code_is_written()
    {
        string painted = string.Concat(WatchView.Render(Van(), 80, 24).Select(line => TerminalScreen.Paint(line, colours: false)));
        Assert.DoesNotContain("\u001b[3", painted, StringComparison.Ordinal);
        Assert.Contains("\u001b[31m", string.Concat(WatchView.Render(Van(), 80, 24).Select(line => TerminalScreen.Paint(line, colours: true))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_character_from_a_device_does_not_reach_the_terminal()
    {
        WatchPicture picture = Van();
        Device evil = picture.Devices[0] with { OwnName = "x\u001b[2Jy" };
        string drawn = string.Concat(WatchView.Render(picture with { Devices = [evil] }, 80, 24).Select(line => line.ToString()));
        Assert.DoesNotContain('\u001b', drawn);
    }

    private static string Draw(WatchPicture picture, int width) =>
        string.Join('\n', WatchView.Render(picture, width, 24).Select(line => line.ToString())) + "\n";

    private static WatchPicture Van()
    {
        var ports = new Dictionary<string, PortCounters> { ["ve1"] = new(99_980, 20, 0, 0), ["ve2"] = new(1_233, 1, 0, 14), ["ve3"] = new(99_980, 20, 0, 0) };
        var van1 = new EdgeNode("van-1") { IsOnline = true, Report = EdgeReport.Unknown with { SignalDbm = -58, Ports = ports } };
        var van2 = new EdgeNode("van-2") { IsOnline = false, StatusSince = Now.AddMinutes(-23) };
        DateTimeOffset alarm = new(2026, 11, 25, 3, 12, 0, TimeSpan.Zero);
        return new WatchPicture
        {
            Now = Now,
            Names = CatalogueNames.Embedded(),
            Edges = [van1, van2],
            Devices =
            [
                Make("House battery", "van-1", "ve1", 1, ("battery_voltage", "13.420"), ("battery_current", "8.900"), ("battery_power", "118"), ("state_of_charge", "87.1"),
                    ("time_to_go", null), ("starter_voltage", "11.710"), ("raw_NEW", "7"))
                    with { Identity = new DeviceIdentity("0xA381", "BMV-712 Smart", "bmv712", "HQ1234ABCDE", "4.13") } is var monitor
                    ? monitor with { Values = [.. monitor.Values, new("alarm_reason", new LiveValue(LiveValueKind.Codes, "low_starter_voltage", alarm))] } : throw new InvalidOperationException(),
                Make("Roof MPPT", "van-1", "ve2", 1, ("battery_voltage", "13.440"), ("battery_current", "15.600"), ("pv_power", "214"), ("device_state", "bulk"), ("yield_today", "1.32"))
                    with { LastHour = [0, 0, 30_000, 30_000, 90_000, 90_000, 214_000, 210_000, 200_000, 190_000, 100_000, 90_000, 40_000, 20_000, 10_000, 40_000, 30_000, 90_000, 80_000, 90_000] },
                Make("Inverter", "van-2", "ve1", 1380, ("battery_voltage", "12.800"), ("device_state", "inverting"), ("ac_output_apparent_power", "40")),
                Make("Orion XS 12/12-50A DC-DC battery charger", "van-1", "ve3", 42, ("battery_voltage", "13.500"), ("battery_current", "20.0"), ("device_state", "absorption"), ("dc_input_power", "280")),
            ],
        };
    }

    private static Device Make(string name, string edge, string port, double ageSeconds, params (string Key, string? Text)[] values)
    {
        DateTimeOffset at = Now.AddSeconds(-ageSeconds);
        return new Device(new PortAddress(edge, port))
        {
            OwnName = name,
            Status = PortStatus.Online,
            StateAt = at,
            LastHour = new long?[LastHour.Slots],
            Values = [.. values.Select(v => new KeyValuePair<string, LiveValue>(v.Key, new LiveValue(KindOf(v.Text), v.Text ?? "", at)))],
        };
    }

    private static LiveValueKind KindOf(string? text) =>
        text is null ? LiveValueKind.Absent : char.IsAsciiLetter(text[0]) ? LiveValueKind.Text : LiveValueKind.Number;
}
