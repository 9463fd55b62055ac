// Desk: the folder, the log and the end of one run. A reset and a power cut are exit codes: who started the process starts it again.

extern alias real;

using System;
using System.IO;
using RealEnvironment = real::System.Environment;

namespace Victron.Edge.DeskRun;

/// <summary>What everything on the desk shares.</summary>
public static class Desk
{
    /// <summary>Exit code: the commands ended.</summary>
    public const int ExitDone = 0;

    /// <summary>Exit code: the firmware asked for a reset.</summary>
    public const int ExitReboot = 42;

    /// <summary>Exit code: the power was cut.</summary>
    public const int ExitPowerCut = 43;

    private static readonly object Gate = new();
    private static bool _ended;

    /// <summary>The folder of the run.</summary>
    public static string Folder { get; private set; }

    /// <summary>The folder that stands for the drive <c>I:\</c>.</summary>
    public static string Flash => Path.Combine(Folder, "flash");

    /// <summary>Starts the clock of the board.</summary>
    public static void Begin(string folder)
    {
        Folder = folder;
        DeskSetting.Forget();
        _ = Directory.CreateDirectory(Flash);
        BoardClock.Begin(DeskSetting.Now.Speed);
        Say("board starts, " + BoardClock.Speed + " times as fast as a real one");
        Station.Begin();
    }

    /// <summary>Writes a line of the desk: <c>desk</c>, milliseconds of the board, text. The firmware's own lines go beside it.</summary>
    public static void Say(string text)
    {
        lock (Gate)
        {
            if (!_ended)
            {
                Console.WriteLine("desk " + BoardClock.NowMs + " " + text);
            }
        }
    }

    /// <summary>Ends the process, as a reset or a cut ends the run of a board: nothing is flushed, no handler runs.</summary>
    public static void End(int exitCode, string why)
    {
        Say(why);
        lock (Gate)
        {
            _ended = true;
            Console.Out.Flush();
            RealEnvironment.Exit(exitCode);
        }
    }
}
