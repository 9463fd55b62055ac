// Stand-ins of nanoFramework.Runtime.Native and of the board's hardware calls.

using System.Collections.Generic;
using Victron.Edge.DeskRun;

namespace nanoFramework.Runtime.Native
{
    public static class GC
    {
        public static uint Run(bool compactHeap)
        {
            Clr.Native("gc", compactHeap ? 20 : 10);
            return DeskSetting.Now.HeapFree;
        }
    }

    public delegate void RebootEventHandler();

    public static class Power
    {
        public static event RebootEventHandler OnRebootEvent;

        // Subscribers first, without a limit on their time.
        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
        {
            OnRebootEvent?.Invoke();
            Desk.End(Desk.ExitReboot, "reboot");
        }
    }

    public enum RebootOption
    {
        NormalReboot = 0,
        EnterNanoBooter = 1,
        ClrOnly = 2,
        EnterProprietaryBooter = 8,
    }

    public static class SystemInfo
    {
        public static string TargetName => "DESK_RUN";

        public static string Platform => "DESK_RUN";

        public static string OEMString => ".NET over stand-ins, no board";

        public static System.Version Version => new(1, 17, 0, 0);
    }
}

namespace nanoFramework.Hardware.Esp32
{
    public static class NativeMemory
    {
        public enum MemoryType
        {
            All = 0,
            Internal = 1,
            SpiRam = 2,
        }

        public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
        {
            // A classic ESP32 without PSRAM.
            totalSize = memType == MemoryType.SpiRam ? 0u : 330_000u;
            totalFreeSize = memType == MemoryType.SpiRam ? 0u : 95_000u;
            largestFreeBlock = memType == MemoryType.SpiRam ? 0u : 65_000u;
        }
    }

    public static class Configuration
    {
        private static readonly System.Collections.Generic.Dictionary<DeviceFunction, int> Pins = [];

        public static void SetPinFunction(int pin, DeviceFunction value) => Pins[value] = pin;

        public static int GetFunctionPin(DeviceFunction function) => Pins.GetValueOrDefault(function, -1);
    }

    public enum DeviceFunction
    {
        COM1_TX = 196864,
        COM1_RX = 196865,
        COM2_TX = 197120,
        COM2_RX = 197121,
        COM3_TX = 197376,
        COM3_RX = 197377,
    }
}
