// Stand-ins of System.Device.Gpio: outputs become lines of the desk, inputs are high until a button is pressed.

using System.Collections.Generic;
using Victron.Edge.DeskRun;

namespace System.Device.Gpio
{
    public enum PinMode
    {
        Input = 0,
        InputPullDown = 1,
        InputPullUp = 2,
        Output = 3,
    }

    public readonly struct PinValue(bool high)
    {
        public static PinValue High => new(true);

        public static PinValue Low => new(false);

        internal bool IsHigh => high;

        public static implicit operator PinValue(int value) => new(value != 0);

        public static implicit operator PinValue(bool value) => new(value);

        public static explicit operator bool(PinValue value) => value.IsHigh;

        public static explicit operator int(PinValue value) => value.IsHigh ? 1 : 0;

        public static explicit operator byte(PinValue value) => value.IsHigh ? (byte)1 : (byte)0;

        public static bool operator ==(PinValue a, PinValue b) => a.IsHigh == b.IsHigh;

        public static bool operator !=(PinValue a, PinValue b) => a.IsHigh != b.IsHigh;

        public bool Equals(PinValue other) => other == this;

        public override bool Equals(object obj) => obj is PinValue other && other == this;

        public override int GetHashCode() => IsHigh ? 1 : 0;
    }

    public sealed class GpioController : IDisposable
    {
        private static readonly HashSet<int> Open = [];

        public GpioPin OpenPin(int pinNumber) => OpenPin(pinNumber, PinMode.Input);

        public GpioPin OpenPin(int pinNumber, PinMode mode)
        {
            Clr.Turn("gpio");
            lock (Open)
            {
                if (pinNumber is < 0 or > 48 || !Open.Add(pinNumber))
                {
                    throw new InvalidOperationException();
                }
            }

            return new GpioPin(pinNumber, mode);
        }

        public bool IsPinOpen(int pinNumber)
        {
            lock (Open)
            {
                return Open.Contains(pinNumber);
            }
        }

        public void ClosePin(int pinNumber)
        {
            lock (Open)
            {
                _ = Open.Remove(pinNumber);
            }
        }

        public void Dispose()
        {
        }
    }

    public sealed class GpioPin : IDisposable
    {
        private PinMode _mode;

        internal GpioPin(int pinNumber, PinMode mode)
        {
            PinNumber = pinNumber;
            _mode = mode;
        }

        public int PinNumber { get; }

        public PinMode GetPinMode() => _mode;

        public void SetPinMode(PinMode value) => _mode = value;

        public PinValue Read()
        {
            Clr.Turn("gpio");
            return Pins.IsHigh(PinNumber);
        }

        public void Write(PinValue value)
        {
            Clr.Turn("gpio");
            if (_mode != PinMode.Output)
            {
                throw new InvalidOperationException();
            }

            Pins.Set(PinNumber, (bool)value);
        }

        public void Dispose() => new GpioController().ClosePin(PinNumber);
    }
}
