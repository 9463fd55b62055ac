// DeskCommands: what a hand does to the board, one line of standard input each.

using System;
using System.Globalization;
using System.Threading.Tasks;

namespace Victron.Edge.DeskRun;

/// <summary>Reads and does the commands of README.md.</summary>
public static class DeskCommands
{
    /// <summary>Goes on until standard input ends.</summary>
    public static void ReadToEnd()
    {
        while (Console.In.ReadLine() is { } line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                Do(words);
            }
        }
    }

    private static void Do(string[] words)
    {
        switch (words)
        {
            case ["press", var pin, var ms]:
                Pins.Press(Number(pin), Number(ms));
                break;
            case ["cut"]:
                Desk.End(Desk.ExitPowerCut, "power cut");
                break;
            case ["cut", "after", var bytes]:
                FlashPower.CutAfter(Number(bytes));
                Desk.Say("power will be cut after " + bytes + " bytes written to the flash");
                break;
            case ["stop", var ms]:
                Desk.Say("a native call stops the program for " + ms + " ms");
                _ = Task.Run(() => Clr.Stop(Number(ms)));
                break;
            case ["hang", var part]:
                Clr.Hang(part);
                break;
            default:
                Desk.Say("no such command: " + string.Join(' ', words));
                break;
        }
    }

    private static int Number(string word) => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
}
