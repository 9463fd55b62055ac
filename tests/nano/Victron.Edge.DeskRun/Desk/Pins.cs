// Pins: levels of the GPIO pins: those that the firmware sets are lines of the desk, those that it reads are pulled high
// until somebody presses the button, which connects to ground.

using System.Collections.Generic;
using System.Threading.Tasks;

namespace Victron.Edge.DeskRun;

/// <summary>The pins of the board.</summary>
public static class Pins
{
    private static readonly Dictionary<int, bool> Levels = [];

    /// <summary>Level of a pin; an input that nobody presses is high.</summary>
    public static bool IsHigh(int pin)
    {
        lock (Levels)
        {
            return !Levels.TryGetValue(pin, out bool high) || high;
        }
    }

    /// <summary>Sets an output; a change is a line of the desk.</summary>
    public static void Set(int pin, bool high)
    {
        lock (Levels)
        {
            if (Levels.TryGetValue(pin, out bool before) && before == high)
            {
                return;
            }

            Levels[pin] = high;
        }

        Desk.Say("pin " + pin + (high ? " high" : " low"));
    }

    /// <summary>Holds an input low for a time.</summary>
    public static void Press(int pin, int boardMs)
    {
        Desk.Say("button at pin " + pin + " pressed for " + boardMs + " ms");
        Level(pin, false);
        _ = Task.Run(() =>
        {
            BoardClock.Wait(boardMs);
            Level(pin, true);
            Desk.Say("button at pin " + pin + " let go");
        });
    }

    private static void Level(int pin, bool high)
    {
        lock (Levels)
        {
            Levels[pin] = high;
        }
    }
}
