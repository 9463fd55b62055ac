// ISerialSource: something that can be opened, and opened again after it broke, to get the bytes of one VE.Direct port.

namespace Victron.Edge.Roads.Serial;

/// <summary>A serial port, a TCP server, a recorded file or a simulated device.</summary>
public interface ISerialSource
{
    /// <summary>Name for the user, for instance <c>/dev/ttyUSB0</c>.</summary>
    string Name { get; }

    /// <summary>Whether the end of the bytes is the end of the work (a file), and no fault.</summary>
    bool HasEnd { get; }

    /// <summary>Opens it.</summary>
    ValueTask<SerialOpening> OpenAsync(CancellationToken stop);
}
