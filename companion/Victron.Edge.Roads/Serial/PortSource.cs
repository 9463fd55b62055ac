// PortSource: a serial port of this machine at 19200 8N1, which is what VE.Direct speaks.

using System.IO.Ports;

namespace Victron.Edge.Roads.Serial;

/// <summary>A serial port.</summary>
public sealed class PortSource : ISerialSource
{
    private const int BaudRate = 19200;

    /// <summary>Names the port.</summary>
    /// <param name="name">For instance <c>/dev/ttyUSB0</c> or <c>COM3</c>.</param>
    public PortSource(string name) => Name = name;

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HasEnd => false;

    /// <inheritdoc/>
    public ValueTask<SerialOpening> OpenAsync(CancellationToken stop)
    {
        var port = new SerialPort(Name, BaudRate, Parity.None, 8, StopBits.One) { ReadTimeout = SerialPort.InfiniteTimeout, WriteTimeout = 1000 };
        try
        {
            port.Open();
            RaiseModemLines(port);
            return ValueTask.FromResult(SerialOpening.Of(new StreamLink(port.BaseStream, port)));
        }
        catch (UnauthorizedAccessException fault)
        {
            port.Dispose();
            return ValueTask.FromResult(SerialOpening.Failed(Words(fault)));
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            return ValueTask.FromResult(SerialOpening.Failed(SerialPorts.Exists(Name) ? "is not a serial port or does not answer" : "is not there"));
        }
    }

    // On Unix .NET throws this one type for every reason and keeps the system's error number inside;
    // on Windows it means that another program has the port.
    private string Words(UnauthorizedAccessException fault)
    {
        const int forbidden = 13;
        const int busy = 16;
        return (fault.InnerException?.HResult ?? busy) switch
        {
            _ when !SerialPorts.Exists(Name) => "is not there",
            forbidden => SerialPorts.ForbiddenWords,
            busy => SerialPorts.BusyWords(Name),
            _ => "is not a serial port or does not answer",
        };
    }

    // The RS232 cable is fed by these lines; a pseudo-terminal has none and says so with an I/O error.
    private static void RaiseModemLines(SerialPort port)
    {
        try
        {
            port.DtrEnable = true;
            port.RtsEnable = true;
        }
        catch (IOException)
        {
            // No modem lines here, so nothing to feed.
        }
    }
}
