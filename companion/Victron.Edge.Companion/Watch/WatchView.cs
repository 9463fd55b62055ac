// WatchView: draws the live terminal: a picture in, lines out. No terminal, no clock, no colour codes.
// Source: the design of the screens, section on watch; 80 and 120 columns as drawn there.

using System.Globalization;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>Draws the table of all devices.</summary>
public static class WatchView
{
    private const string Title = "Victron.Edge";
    private const string Keys = "q quit   arrows select   Enter fields   p pause   ? help";
    private const int LinesAround = 3;

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">What to draw.</param>
    /// <param name="width">Characters of the terminal, 20 or more.</param>
    /// <param name="height">Lines of the terminal, 5 or more.</param>
    /// <returns>At most <paramref name="height"/> lines of at most <paramref name="width"/> characters less one.</returns>
    public static IReadOnlyList<ScreenLine> Render(WatchPicture picture, int width, int height)
    {
        List<ScreenLine> lines = picture.Page switch
        {
            WatchPage.Help => HelpView.Lines(),
            WatchPage.Fields when picture.Selected < picture.Devices.Count => FieldsView.Lines(picture, width, height - 1),
            _ => Table(picture, width, height - 1),
        };
        lines.Insert(0, Header(picture, width));
        return [.. lines.Take(height).Select(line => line.Cut(Math.Max(width - 1, 1)))];
    }

    private static ScreenLine Header(WatchPicture picture, int width)
    {
        string counts = $"{Count(picture.Edges.Count, "edge")}, {Count(picture.Devices.Count, "device")}";
        string left = $"{Title}   {counts}{(picture.IsPaused ? "   PAUSED" : "")}";
        string clock = picture.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        int room = width - 1 - left.Length;
        return new ScreenLine().Add(left).Add(room > clock.Length ? clock.PadLeft(room) : "");
    }

    private static List<ScreenLine> Table(WatchPicture picture, int width, int height)
    {
        DeviceCells[] rows = [.. picture.Devices.Select(device => DeviceCells.Of(device, picture))];
        WatchColumns columns = WatchColumns.For(width, rows);
        IReadOnlyList<ScreenText> alarms = AlarmLines.Of(picture);
        int news = picture.News.Length > 0 ? 1 : 0;
        int room = Math.Max(1, height - LinesAround + 1 - alarms.Count - news);
        int first = Math.Clamp(picture.Selected - room + 1, 0, Math.Max(0, rows.Length - room));
        var lines = new List<ScreenLine> { Heading(columns) };
        for (int i = first; i < Math.Min(rows.Length, first + room); i++)
        {
            lines.Add(Row(rows[i], columns, i == picture.Selected));
        }

        if (rows.Length == 0)
        {
            lines.Add(new ScreenLine().Add("No device yet. Listening...", Ink.Dim));
        }

        lines.AddRange(alarms.Select(alarm => new ScreenLine().Add(alarm.Text, alarm.Ink)));
        if (news > 0)
        {
            lines.Add(new ScreenLine().Add(picture.News, Ink.Dim));
        }

        lines.Add(new ScreenLine().Add(Keys, Ink.Dim));
        return lines;
    }

    private static ScreenLine Heading(WatchColumns columns)
    {
        ScreenLine line = new ScreenLine().Left("DEVICE", columns.Name).Left("STATE", columns.State)
            .Left("BATTERY", WatchColumns.Voltage + WatchColumns.Current).Right(columns.Power > 0 ? "POWER" : "", columns.Power);
        if (columns.More > 0)
        {
            line = line.Left("", WatchColumns.Gap).Left("MORE", columns.More);
        }

        if (columns.Place > 0)
        {
            line = line.Left("LAST HOUR", WatchColumns.LastHour).Left("EDGE", columns.Place)
                .Left("SIGNAL", WatchColumns.Signal).Left("BAD", WatchColumns.Bad);
        }

        return line.Right("AGE", WatchColumns.Age);
    }

    private static ScreenLine Row(DeviceCells cells, WatchColumns columns, bool selected)
    {
        Ink ink = cells.Freshness switch
        {
            Freshness.Live => Ink.Value,
            Freshness.Late => Ink.Late,
            _ => Ink.Dim,
        };
        Ink quiet = ink == Ink.Value ? Ink.Plain : ink;
        ScreenLine line = new ScreenLine { IsSelected = selected }.Left(Cell(cells.Name, columns.Name), columns.Name, quiet)
            .Left(Cell(cells.State, columns.State), columns.State, ink);
        line = cells.Current.Length == 0 && cells.Freshness is Freshness.Offline or Freshness.Quiet
            ? line.Left(cells.Voltage, WatchColumns.Voltage + WatchColumns.Current, quiet)
            : line.Right(cells.Voltage, WatchColumns.Voltage, ink).Right(cells.Current, WatchColumns.Current, ink);
        line = line.Right(cells.Power, columns.Power, ink);
        if (columns.More > 0)
        {
            line = line.Left("", WatchColumns.Gap).Left(Cell(cells.More, columns.More), columns.More, quiet);
        }

        if (columns.Place > 0)
        {
            line = line.Left(cells.LastHour, WatchColumns.LastHour, quiet).Left(Cell(cells.Place, columns.Place), columns.Place, quiet)
                .Left(cells.Signal, WatchColumns.Signal, quiet).Left(cells.Bad, WatchColumns.Bad, quiet);
        }

        return line.Right(cells.Age, WatchColumns.Age, quiet);
    }

    // One blank stays between a long text and the next column.
    private static string Cell(string text, int width) => text.Length < width ? text : text[..Math.Max(width - 2, 0)] + "…";

    private static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
