// Package: nanoFramework.System.IO.Ports 1.1.139
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.IO.Ports
{
    public sealed class SerialPort
    {
        public extern SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One);

        public extern int BytesToRead { get; }

        public extern int ReadBufferSize { set; }

        public extern int WriteTimeout { set; }

        public extern void Open();

        public extern int Read(byte[] buffer, int offset, int count);

        public extern void Write(byte[] buffer, int offset, int count);
    }

    public enum Parity
    {
        None = 0,
    }

    public enum StopBits
    {
        One = 1,
    }
}
