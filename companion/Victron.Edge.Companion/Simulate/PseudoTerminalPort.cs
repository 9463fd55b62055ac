// PseudoTerminalPort: the device behind a pseudo-terminal. When nobody reads, the oldest bytes are thrown away,
// so that a reader who comes late does not meet old values.
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Simulate;

internal sealed class PseudoTerminalPort(PseudoTerminal terminal) : IWirePort
{
    public string Address => terminal.Path;

    public bool TryWrite(byte[] buffer, int count)
    {
        int written = terminal.WriteAvailable(buffer, 0, count);
        if (written < count)
        {
            terminal.DiscardUnread();
            _ = terminal.WriteAvailable(buffer, written, count - written); // still full only with more bytes than it holds
        }

        return true;
    }

    public int ReadAvailable(byte[] buffer) => terminal.ReadAvailable(buffer, 0, buffer.Length);

    public void Dispose() => terminal.Dispose();
}
