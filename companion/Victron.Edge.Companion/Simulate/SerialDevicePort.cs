// SerialDevicePort: the device behind a real serial port at 19200 8N1, for instance one end of a null-modem cable.
using System.IO.Ports;

namespace Victron.Edge.Companion.Simulate;

internal sealed class SerialDevicePort : IWirePort
{
    private const int BaudRate = 19200;
    private const int WriteTimeoutMs = 2000;

    private readonly SerialPort _port;

    private SerialDevicePort(SerialPort port) => _port = port;

    public string Address => _port.PortName;

    /// <summary>Opens a serial port.</summary>
    /// <exception cref="IOException">It cannot be opened; the message says why and what to do.</exception>
    public static SerialDevicePort Open(string path)
    {
        SerialPort port = new(path, BaudRate, Parity.None, 8, StopBits.One) { WriteTimeout = WriteTimeoutMs };
        try
        {
            port.Open();
            return new SerialDevicePort(port);
        }
        catch (UnauthorizedAccessException problem)
        {
            port.Dispose();
            throw new IOException($"{path}: no permission, in use, or not a serial port; close the other program, on Linux join the group dialout", problem);
        }
        catch (ArgumentException problem)
        {
            port.Dispose();
            throw new IOException($"{path}: not a serial port", problem);
        }
        catch (IOException problem)
        {
            port.Dispose();
            throw new IOException($"{path}: cannot be opened as a serial port", problem);
        }
    }

    public bool TryWrite(byte[] buffer, int count)
    {
        try
        {
            _port.Write(buffer, 0, count);
            return true;
        }
        catch (TimeoutException)
        {
            return true; // flow control holds us: the bytes are lost, as on a line that nobody reads
        }
        catch (InvalidOperationException problem)
        {
            throw Gone(problem);
        }
    }

    public int ReadAvailable(byte[] buffer)
    {
        try
        {
            int waiting = _port.BytesToRead;
            if (waiting < 0)
            {
                throw Gone(null); // what System.IO.Ports returns on Linux for a port that was pulled out
            }

            return waiting == 0 ? 0 : _port.Read(buffer, 0, Math.Min(waiting, buffer.Length));
        }
        catch (InvalidOperationException problem)
        {
            throw Gone(problem);
        }
    }

    public void Dispose() => _port.Dispose();

    private IOException Gone(Exception? cause) => new($"{Address}: the port is gone; plug it in and start again", cause);
}
