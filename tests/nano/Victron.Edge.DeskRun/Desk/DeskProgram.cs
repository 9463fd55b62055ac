// DeskProgram: starts the firmware's own Main on the desk: one process is one time between two resets of a board.
// Says nothing about what the firmware does; the stand-ins and the commands are in the other files.

extern alias real;

using System;
using System.IO;
using RealEnvironment = real::System.Environment;
using RealThread = real::System.Threading.Thread;

namespace Victron.Edge.DeskRun;

/// <summary>Entry point: <c>victron-edge-desk FOLDER</c>.</summary>
public static class DeskProgram
{
    /// <returns>2 for wrong usage. Otherwise the process ends through <see cref="Desk.End"/> only.</returns>
    public static int Main(string[] words)
    {
        if (words.Length != 1 || !real::System.IO.File.Exists(Path.Combine(words[0], DeskSetting.FileName)))
        {
            Console.Error.WriteLine("usage: victron-edge-desk FOLDER, a folder with " + DeskSetting.FileName + "; see README.md of this project");
            return 2;
        }

        Desk.Begin(words[0]);
        var board = new RealThread(Board, 16 * 1024 * 1024);
        board.Start();
        DeskCommands.ReadToEnd();
        Desk.End(Desk.ExitDone, "end of the commands");
        return Desk.ExitDone;
    }

    private static void Board()
    {
        try
        {
            Victron.Edge.Firmware.Program.Main();
            Desk.Say("Main returned: a board stands still now until somebody presses reset");
        }
        catch (Exception e)
        {
            Desk.Say("Main ended by " + e.GetType().Name + " (" + e.Message + "): a board stands still now until somebody presses reset");
        }

        RealThread.Sleep(real::System.Threading.Timeout.Infinite);
    }
}
