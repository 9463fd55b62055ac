// IWirePort: where the bytes of a simulated device go. Writing never waits for a slow listener, as a UART does not;
// only the pipe of standard output does.
namespace Victron.Edge.Companion.Simulate;

/// <summary>The far end of a simulated cable.</summary>
internal interface IWirePort : IDisposable
{
    /// <summary>What a user connects to (<c>/dev/pts/7</c>, <c>tcp://127.0.0.1:4000</c>); empty for standard output.</summary>
    string Address { get; }

    /// <summary>Hands bytes on.</summary>
    /// <returns>False when the listener is gone for good and the work is done.</returns>
    /// <exception cref="IOException">The port failed; the message says how.</exception>
    bool TryWrite(byte[] buffer, int count);

    /// <summary>Takes what listeners have sent to the device, without waiting.</summary>
    /// <returns>Number of bytes, 0 when there is nothing.</returns>
    /// <exception cref="IOException">The port failed; the message says how.</exception>
    int ReadAvailable(byte[] buffer);
}
