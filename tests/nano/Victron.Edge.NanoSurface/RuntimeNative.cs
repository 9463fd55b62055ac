// Package: nanoFramework.Runtime.Native 1.7.11
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

using System;

namespace nanoFramework.Runtime.Native
{
    public static class GC
    {
        public static extern uint Run(bool compactHeap);
    }

    public class Power
    {
        private extern Power();

        public static extern void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot);
    }

    public enum RebootOption
    {
        NormalReboot = 0,
    }

    public static class Rtc
    {
        public static extern bool SetSystemTime(DateTime time);
    }

    public static class SystemInfo
    {
        public static extern string TargetName { get; }
    }
}
