// BoardClock: time as the board has it. A board that runs k times as fast sleeps k times as short, and its clock agrees:
// the firmware's own limits and pauses stay what they are, only the watching test waits less.

extern alias real;

using System;
using RealThread = real::System.Threading.Thread;

namespace Victron.Edge.DeskRun;

/// <summary>Milliseconds of the board and how long they really are.</summary>
public static class BoardClock
{
    private static long _start;
    private static long _unixTicksAtStart;

    /// <summary>Board seconds in a real second.</summary>
    public static double Speed { get; private set; } = 1;

    /// <summary>Microseconds since the start of the board.</summary>
    public static ulong NowUs =>
        (ulong)(real::System.Diagnostics.Stopwatch.GetElapsedTime(_start).Ticks / 10 * Speed);

    /// <summary>Milliseconds since the start of the board.</summary>
    public static long NowMs => (long)(NowUs / 1000);

    /// <summary>Ticks of the board's wall clock; it starts in 1970 and is right only once somebody has set it.</summary>
    public static long UtcTicks => _unixTicksAtStart + ((long)NowUs * 10);

    /// <summary>Starts the clock at 0.</summary>
    public static void Begin(double speed)
    {
        Speed = speed;
        _start = real::System.Diagnostics.Stopwatch.GetTimestamp();
        _unixTicksAtStart = real::System.DateTime.UnixEpoch.Ticks;
    }

    /// <summary>Sets the wall clock.</summary>
    public static void SetUtc(long ticks) => _unixTicksAtStart = ticks - ((long)NowUs * 10);

    /// <summary>Real milliseconds of a time of the board; infinite stays infinite.</summary>
    public static int Real(long boardMs) => boardMs < 0 ? -1 : (int)Math.Ceiling(boardMs / Speed);

    /// <summary>Waits without a look at the gate: for threads of the desk, which no CLR stops.</summary>
    public static void Wait(long boardMs) => RealThread.Sleep(Real(boardMs));
}
