// WatchColumns: how wide each column is at a width of the terminal, and which ones are dropped.
// The last column of the terminal stays empty: writing there would wrap on some terminals.

namespace Victron.Edge.Companion.Watch;

/// <summary>Widths of the columns; 0 drops a column. Each includes the blank after it.</summary>
/// <param name="Name">DEVICE.</param>
/// <param name="State">STATE.</param>
/// <param name="Power">POWER, to its right edge.</param>
/// <param name="More">MORE.</param>
/// <param name="Place">EDGE; with it come LAST HOUR, SIGNAL and BAD.</param>
public sealed record WatchColumns(int Name, int State, int Power, int More, int Place)
{
    /// <summary>BATTERY: a voltage.</summary>
    public const int Voltage = 7;

    /// <summary>BATTERY: a current.</summary>
    public const int Current = 9;

    /// <summary>Blanks before MORE.</summary>
    public const int Gap = 2;

    /// <summary>LAST HOUR.</summary>
    public const int LastHour = 21;

    /// <summary>SIGNAL.</summary>
    public const int Signal = 8;

    /// <summary>BAD.</summary>
    public const int Bad = 9;

    /// <summary>AGE, to its right edge.</summary>
    public const int Age = 6;

    private const int NameMin = 15;
    private const int NameMax = 30;
    private const int StateMin = 9;
    private const int StateMax = 13;
    private const int PowerWidth = 7;
    private const int PlaceMin = 10;
    private const int PlaceMax = 24;
    private const int MoreMin = 12;
    private const int MoreWanted = 15;
    private const int WideFrom = 120;
    private const int MoreFrom = 80;

    /// <summary>Chooses the widths.</summary>
    /// <param name="width">Characters of the terminal.</param>
    /// <param name="rows">What is to fit; names and places get more where there is room.</param>
    public static WatchColumns For(int width, IReadOnlyList<DeviceCells> rows)
    {
        int place = width >= WideFrom ? PlaceMin : 0;
        int wide = place > 0 ? LastHour + place + Signal + Bad : 0;
        int power = width >= NameMin + StateMin + Voltage + Current + PowerWidth + Age + 2 ? PowerWidth : 0;
        int room = width - 1 - NameMin - StateMin - Voltage - Current - power - wide - Age;
        bool hasMore = width >= MoreFrom;
        int spare = hasMore ? room - Gap - MoreMinFor(rows) : room;
        int state = Grow(StateMin, StateMax, Longest(rows, row => row.State), ref spare);
        place = place > 0 ? Grow(PlaceMin, PlaceMax, Longest(rows, row => row.Place), ref spare) : 0;
        int name = Grow(NameMin, NameMax, Longest(rows, row => row.Name), ref spare);
        return new WatchColumns(name, state, power, hasMore ? spare + MoreMinFor(rows) : 0, place);
    }

    private static int MoreMinFor(IReadOnlyList<DeviceCells> rows) =>
        Math.Clamp(Longest(rows, row => row.More), MoreMin, MoreWanted);

    private static int Longest(IReadOnlyList<DeviceCells> rows, Func<DeviceCells, string> text) =>
        rows.Count == 0 ? 0 : rows.Max(row => text(row).Length) + 1;

    private static int Grow(int min, int max, int wanted, ref int spare)
    {
        int grown = Math.Clamp(wanted, min, Math.Min(max, min + Math.Max(spare, 0)));
        spare -= grown - min;
        return grown;
    }
}
