// Package: nanoFramework.System.Device.Gpio 1.1.62
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.Device.Gpio
{
    public sealed class GpioController
    {
        public extern GpioController();

        public extern GpioPin OpenPin(int pinNumber, PinMode mode);
    }

    public sealed class GpioPin
    {
        private extern GpioPin();

        public extern PinValue Read();

        public extern void Write(PinValue value);
    }

    public enum PinMode
    {
        InputPullUp = 2,
        Output = 3,
    }

    public struct PinValue
    {
        public static extern implicit operator PinValue(bool value);

        public static extern explicit operator int(PinValue value);
    }
}
