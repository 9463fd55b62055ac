// UartPort: one VE.Direct socket on a UART, polled: no event, no time-out, no allocation after Open.
// The sum of a block is the only witness of lost bytes; the UART reports no overrun. Decoding is the agent's.

using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>A VE.Direct port of the board: 19,200 baud, 8N1.</summary>
    public sealed class UartPort
    {
        /// <summary>Ports that a board can have: COM2 and COM3.</summary>
        public const int PortsMax = 2;

        private const int BaudRate = 19200;

        // 2048 bytes last over a second at 1920 bytes/s: longer than a collection or a flash write stops the program.
        private const int RingBytes = 2048;

        // 64 bytes take 33 ms on the wire; far less than this means that the UART does not send at all.
        private const int WriteTimeoutMs = 500;
        private const int WriteBytesMax = 64;

        private readonly SerialPort _port;

        private UartPort(SerialPort port)
        {
            _port = port;
        }

        /// <summary>Opens the ports of the settings, <c>ve1</c> on COM2 and <c>ve2</c> on COM3: COM1 belongs to the debugger.</summary>
        /// <returns>Null in the place of a port that the board does not have or whose pins cannot be used; the log says so.</returns>
        public static UartPort[] OpenAll(BoardSettings settings)
        {
            UartPort[] ports = new UartPort[settings.ReceivePins.Length];
            for (int i = 0; i < ports.Length; i++)
            {
                ports[i] = TryOpen(i, settings.ReceivePins[i], settings.TransmitPins[i]);
            }

            return ports;
        }

        private static UartPort TryOpen(int index, int receivePin, int transmitPin)
        {
            try
            {
                if (index < PortsMax)
                {
                    return Open(index, receivePin, transmitPin);
                }

                Console.WriteLine("uart: the board has no port " + Topics.PortName(index));
            }
            catch (Exception e)
            {
                Console.WriteLine("uart: " + Topics.PortName(index) + " cannot be opened: " + e.Message);
            }

            return null;
        }

        private static UartPort Open(int index, int receivePin, int transmitPin)
        {
            // Both pins first and always: without them Open throws on an ESP32 and takes GPIO 0 on an S3 or C3.
            Configuration.SetPinFunction(receivePin, index == 0 ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX);
            Configuration.SetPinFunction(transmitPin, index == 0 ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX);
            SerialPort port = new SerialPort(index == 0 ? "COM2" : "COM3", BaudRate, Parity.None, 8, StopBits.One);
            port.ReadBufferSize = RingBytes;
            port.WriteTimeout = WriteTimeoutMs;
            port.Open();
            return new UartPort(port);
        }

        /// <summary>Takes the bytes that have arrived.</summary>
        /// <returns>Bytes read into the buffer from index 0; 0 when none is there. Never waits.</returns>
        public int Read(byte[] buffer)
        {
            // Read waits for the full count, and a time-out leaves the driver in a bad state: ask for what is there only.
            int count = _port.BytesToRead;
            if (count <= 0)
            {
                return 0;
            }

            if (count > buffer.Length)
            {
                count = buffer.Length;
            }

            return _port.Read(buffer, 0, count);
        }

        /// <summary>Sends up to 64 bytes.</summary>
        /// <returns>Bytes taken. All of them also after a time-out: how many went out is unknown then, and sending twice could
        /// write a setting twice; the answer that does not come tells the agent.</returns>
        public int Write(byte[] data, int offset, int count)
        {
            return Write(_port, data, offset, count < WriteBytesMax ? count : WriteBytesMax);
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static int Write(SerialPort port, byte[] data, int offset, int count)
        {
            try
            {
                port.Write(data, offset, count);
            }
            catch (TimeoutException)
            {
                Console.WriteLine("uart: sending timed out");
            }

            return count;
        }
    }
}
