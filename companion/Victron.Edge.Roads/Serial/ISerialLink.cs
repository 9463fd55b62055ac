// ISerialLink: an open way to the bytes of one VE.Direct port.

namespace Victron.Edge.Roads.Serial;

/// <summary>An open link.</summary>
public interface ISerialLink : IAsyncDisposable
{
    /// <summary>Waits for bytes.</summary>
    /// <returns>Bytes read; 0 when there will be no more on this link.</returns>
    /// <exception cref="IOException">The link broke.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop);

    /// <summary>Sends bytes to the device.</summary>
    /// <exception cref="IOException">The link broke.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken stop);
}
