// Clr: that all managed threads of a board are one native task. A native call that takes long stops them all, while bytes
// still arrive in the UART ring; and a call that never comes back takes its own thread with it.
// Every stand-in asks for its turn here before it does anything.

extern alias real;

using System.Collections.Generic;
using RealGate = real::System.Threading.ManualResetEventSlim;
using RealThread = real::System.Threading.Thread;

namespace Victron.Edge.DeskRun;

/// <summary>The one task that runs all threads of the firmware.</summary>
public static class Clr
{
    private static readonly object Lock = new();
    private static readonly RealGate Open = new(true);
    private static readonly HashSet<string> Hung = [];
    private static int _stops;

    /// <summary>Waits while a native call stops the program; never returns when this part was told to hang.</summary>
    /// <param name="part">Which stand-in asks: <c>uart</c>, <c>mqtt</c>, <c>wifi</c>, <c>flash</c>, <c>page</c>, <c>search</c> or <c>wait</c>.</param>
    public static void Turn(string part)
    {
        bool hangs;
        lock (Lock)
        {
            hangs = Hung.Contains(part);
        }

        if (hangs)
        {
            Desk.Say("a thread hangs in " + part);
            RealThread.Sleep(real::System.Threading.Timeout.Infinite);
        }

        Open.Wait();
    }

    /// <summary>A native call of this length: every other thread of the firmware stands meanwhile.</summary>
    public static void Native(string part, long boardMs)
    {
        Turn(part);
        Stop(boardMs);
    }

    /// <summary>Stops all threads of the firmware for a time.</summary>
    public static void Stop(long boardMs)
    {
        if (boardMs <= 0)
        {
            return;
        }

        lock (Lock)
        {
            _stops++;
            Open.Reset();
        }

        BoardClock.Wait(boardMs);
        lock (Lock)
        {
            _stops--;
            if (_stops == 0)
            {
                Open.Set();
            }
        }
    }

    /// <summary>From now on a thread that calls this stand-in never comes back.</summary>
    public static void Hang(string part)
    {
        lock (Lock)
        {
            _ = Hung.Add(part);
        }
    }
}
