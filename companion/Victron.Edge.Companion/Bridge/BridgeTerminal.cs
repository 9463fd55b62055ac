// BridgeTerminal: the pseudo-terminal of a bridge. What nobody has read for three seconds is thrown away before something new is
// written, so that a program that opens the port late does not take old values for new ones.

using Victron.Edge.Companion.Simulate;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Bridge;

/// <summary>A pseudo-terminal that forgets.</summary>
internal sealed class BridgeTerminal : IWirePort
{
    // A program may write a frame, sleep for a second or two, and then read.
    private static readonly TimeSpan UnreadMax = TimeSpan.FromSeconds(3);

    private readonly PseudoTerminal _terminal;
    private readonly PseudoTerminalPort _port;
    private readonly TimeProvider _time;
    private long _readAt;

    /// <summary>Makes it from an open terminal, which it owns from now on.</summary>
    public BridgeTerminal(PseudoTerminal terminal, TimeProvider time)
    {
        _terminal = terminal;
        _port = new PseudoTerminalPort(terminal);
        _time = time;
        _readAt = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public string Address => _port.Address;

    /// <inheritdoc/>
    public bool TryWrite(byte[] buffer, int count)
    {
        Look();
        return _port.TryWrite(buffer, count);
    }

    /// <inheritdoc/>
    public int ReadAvailable(byte[] buffer)
    {
        if (!_terminal.HasUnread)
        {
            _readAt = _time.GetTimestamp();
        }

        return _port.ReadAvailable(buffer);
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private void Look()
    {
        if (_time.GetElapsedTime(_readAt) >= UnreadMax)
        {
            _terminal.DiscardUnread();
            _readAt = _time.GetTimestamp();
        }
    }
}
