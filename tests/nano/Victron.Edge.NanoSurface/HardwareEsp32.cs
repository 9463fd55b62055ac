// Package: nanoFramework.Hardware.Esp32 1.6.40
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace nanoFramework.Hardware.Esp32
{
    public class Configuration
    {
        private extern Configuration();

        public static extern void SetPinFunction(int pin, DeviceFunction value);
    }

    public enum DeviceFunction
    {
        COM2_TX = 197120,
        COM2_RX = 197121,
        COM3_TX = 197376,
        COM3_RX = 197377,
    }

    public class HighResTimer
    {
        private extern HighResTimer();

        public static extern ulong GetCurrent();
    }
}
