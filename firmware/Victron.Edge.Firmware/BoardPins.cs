// BoardPins: the light and the button of the board, where its settings name pins for them.

using System;
using System.Device.Gpio;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Light and button; a pin that is not there, or cannot be opened, does nothing.</summary>
    public sealed class BoardPins
    {
        private readonly GpioController _controller = new GpioController();
        private readonly GpioPin _light;
        private readonly GpioPin _button;
        private readonly bool _isLow;
        private bool _isOn;

        /// <param name="settings">Null on a board that does not know its pins.</param>
        public BoardPins(BoardSettings settings)
        {
            if (settings == null)
            {
                return;
            }

            _light = TryOpen(_controller, settings.LedPin, PinMode.Output);
            _button = TryOpen(_controller, settings.ButtonPin, PinMode.InputPullUp);
            _isLow = settings.LedLow;
            _isOn = true;
            Show(false);
        }

        /// <summary>Whether the button is held down; false without one.</summary>
        public bool IsPressed
        {
            get { return _button != null && (int)_button.Read() == 0; }
        }

        /// <summary>Switches the light.</summary>
        public void Show(bool isOn)
        {
            if (_light != null && isOn != _isOn)
            {
                _isOn = isOn;
                _light.Write(isOn != _isLow);
            }
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static GpioPin TryOpen(GpioController controller, int pin, PinMode mode)
        {
            if (pin < 0)
            {
                return null;
            }

            try
            {
                return controller.OpenPin(pin, mode);
            }
            catch (Exception e)
            {
                Console.WriteLine("pins: pin " + pin.ToString() + " cannot be used: " + e.Message);
                return null;
            }
        }
    }
}
