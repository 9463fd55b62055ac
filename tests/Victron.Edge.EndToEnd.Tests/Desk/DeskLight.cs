// DeskLight: what somebody sees who looks at the board's light: groups of flashes with a pause between them.

using System.Globalization;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal static class DeskLight
{
    // Between two flashes of a group it is dark for 300 ms, between two groups for 1500 ms or more.
    private const int PauseMs = 900;

    /// <summary>Flashes of each group that was seen to its end.</summary>
    public static List<int> Groups(DeskBoard board)
    {
        List<int> groups = [];
        int flashes = 0;
        long darkSince = long.MinValue;
        foreach ((long ms, bool isOn) in Changes(board.Lines))
        {
            if (isOn && ms - darkSince >= PauseMs && flashes > 0)
            {
                groups.Add(flashes);
                flashes = 0;
            }

            flashes += isOn ? 1 : 0;
            darkSince = isOn ? darkSince : ms;
        }

        return groups;
    }

    private static IEnumerable<(long Ms, bool IsOn)> Changes(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            string[] words = line.Split(' ');
            if (words is ["desk", var ms, "pin", var pin, var level] && pin == DeskBoards.LedPin.ToString(CultureInfo.InvariantCulture))
            {
                yield return (long.Parse(ms, CultureInfo.InvariantCulture), level == "high");
            }
        }
    }
}
