// StreamLink: a link over any stream (TCP, serial port).

using System.Net.Sockets;

namespace Victron.Edge.Roads.Serial;

/// <summary>A link over a stream that it owns.</summary>
public sealed class StreamLink : ISerialLink
{
    private readonly Stream _stream;
    private readonly IDisposable _owner;

    /// <summary>Takes the stream over.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="owner">Closed with the link.</param>
    public StreamLink(Stream stream, IDisposable owner)
    {
        _stream = stream;
        _owner = owner;
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        try
        {
            return await _stream.ReadAsync(buffer, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsBroken(fault))
        {
            throw new IOException("connection lost", fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken stop)
    {
        try
        {
            await _stream.WriteAsync(data, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsBroken(fault))
        {
            throw new IOException("connection lost", fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        try
        {
            _owner.Dispose();
        }
        catch (Exception fault) when (IsBroken(fault))
        {
            // A pulled USB plug makes closing fail too; it is gone either way.
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsBroken(Exception fault) =>
        fault is IOException or SocketException or ObjectDisposedException or UnauthorizedAccessException or InvalidOperationException or TimeoutException;
}
