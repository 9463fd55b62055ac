// Stand-in of System.IO.Ports: pins before Open, one owner a name, Read waits for its full count, a full ring loses the newest.
// Left out, as the firmware polls: DataReceived, and with it that it stays away after a time-out.

using System.Collections.Generic;
using nanoFramework.Hardware.Esp32;
using PinMap = nanoFramework.Hardware.Esp32.Configuration;
using Victron.Edge.DeskRun;

namespace System.IO.Ports
{
    public sealed class SerialPort : IDisposable
    {
        private const int RingBytesMin = 129;
        private static readonly HashSet<string> Owned = [];
        private readonly int _baudRate;
        private int _ringBytes = 256;
        private Uart _uart;

        public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
        {
            PortName = portName;
            _baudRate = baudRate;
            lock (Owned)
            {
                if (!Owned.Add(portName))
                {
                    throw new ArgumentException();
                }
            }
        }

        public string PortName { get; }

        public bool IsOpen => _uart != null;

        public int ReadTimeout { get; set; } = -1;

        public int WriteTimeout { get; set; } = -1;

        public int ReadBufferSize
        {
            get => _ringBytes;
            set
            {
                Refuse(IsOpen);
                _ringBytes = Math.Max(value, RingBytesMin);
            }
        }

        public int BytesToRead
        {
            get
            {
                Clr.Turn("uart");
                Refuse(!IsOpen);
                return _uart.Count;
            }
        }

        public void Open()
        {
            Clr.Turn("uart");
            bool isSecond = PortName == "COM2";
            Refuse(IsOpen || !(isSecond || PortName == "COM3")); // COM1 is the debugger's
            Refuse(PinMap.GetFunctionPin(isSecond ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX) < 0);
            Refuse(PinMap.GetFunctionPin(isSecond ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX) < 0);
            _uart = new Uart(PortName, _ringBytes);
            Desk.Say(PortName + " opened at " + _baudRate + " baud");
        }

        // Does not free the name.
        public void Close()
        {
            _uart?.End();
            _uart = null;
        }

        public void Dispose()
        {
            Close();
            lock (Owned)
            {
                _ = Owned.Remove(PortName);
            }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            Clr.Turn("uart");
            Refuse(!IsOpen);
            if (!_uart.Take(buffer, offset, count, ReadTimeout))
            {
                throw new TimeoutException();
            }

            return count;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            Clr.Turn("uart");
            Refuse(!IsOpen);
            _uart.Send(buffer, offset, count);
        }

        private static void Refuse(bool wrong)
        {
            if (wrong)
            {
                throw new InvalidOperationException();
            }
        }
    }

    public enum Parity
    {
        None = 0,
        Odd = 1,
        Even = 2,
    }

    public enum StopBits
    {
        One = 1,
        Two = 2,
        OnePointFive = 3,
    }
}
