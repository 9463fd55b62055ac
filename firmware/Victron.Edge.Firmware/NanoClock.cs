// NanoClock: the time of the board, the only place that reads or sets it.
// The image asks a time server by itself; where there is no internet the companion's time topic sets the clock.

using System;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace Victron.Edge.Firmware
{
    /// <summary>Time since the start, and the wall clock once somebody has set it.</summary>
    public static class NanoClock
    {
        private const long UnixEpochTicks = 621355968000000000;
        private const long TicksPerMs = 10000;

        // 2025-01-01 UTC: an earlier clock counts from 1970 and was never set.
        private const long ClockIsSetFromMs = 1735689600000;

        /// <summary>Milliseconds since the start of the board.</summary>
        /// <remarks>Not <c>TickCount64</c>, which steps by 10 ms and begins anew after 497 days.</remarks>
        public static long NowMs()
        {
            return (long)(HighResTimer.GetCurrent() / 1000);
        }

        /// <summary>Microseconds since the start of the board.</summary>
        public static ulong NowMicroseconds()
        {
            return HighResTimer.GetCurrent();
        }

        /// <summary>Milliseconds since 1970 UTC; 0 while the clock was never set.</summary>
        public static long UnixMs()
        {
            long unixMs = (DateTime.UtcNow.Ticks - UnixEpochTicks) / TicksPerMs;
            return unixMs >= ClockIsSetFromMs ? unixMs : 0;
        }

        /// <summary>Sets the wall clock, to the whole second, while nobody else has set it.</summary>
        /// <returns>Whether the clock is set now.</returns>
        public static bool SetIfUnset(long unixMs)
        {
            return UnixMs() > 0
                || (unixMs >= ClockIsSetFromMs && Rtc.SetSystemTime(new DateTime(UnixEpochTicks + (unixMs * TicksPerMs))));
        }
    }
}
