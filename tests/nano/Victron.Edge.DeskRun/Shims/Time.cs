// Stand-ins of the board's clocks. The wall clock begins in 1970 at every start and is right once somebody sets it.

extern alias real;

using Victron.Edge.DeskRun;

namespace System
{
    public readonly struct DateTime
    {
        private const long Epoch = 621355968000000000;

        public DateTime(long ticks) => Ticks = ticks;

        public static DateTime UnixEpoch => new(Epoch);

        public static DateTime UtcNow => new(BoardClock.UtcTicks);

        public long Ticks { get; }

        public int Year => AsReal.Year;

        private real::System.DateTime AsReal => new(Ticks);

        public static DateTime FromUnixTimeSeconds(long seconds) => new(Epoch + (seconds * 10_000_000));

        public DateTime AddTicks(long val) => new(Ticks + val);

        public DateTime AddMilliseconds(double val) => new(Ticks + (long)(val * 10_000));

        public long ToUnixTimeSeconds() => (Ticks - Epoch) / 10_000_000;
    }

    public static class Environment
    {
        // FreeRTOS ticks: steps of 10 ms.
        public static long TickCount64 => BoardClock.NowMs / 10 * 10;
    }
}

namespace nanoFramework.Hardware.Esp32
{
    public static class HighResTimer
    {
        public static ulong GetCurrent()
        {
            Clr.Turn("clock");
            return BoardClock.NowUs;
        }
    }
}

namespace nanoFramework.Runtime.Native
{
    public static class Rtc
    {
        // Whole seconds only.
        public static bool SetSystemTime(System.DateTime time)
        {
            BoardClock.SetUtc(time.Ticks / 10_000_000 * 10_000_000);
            Desk.Say("clock set");
            return true;
        }
    }
}
