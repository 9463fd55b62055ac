// UnaskedFrames: frames of a device that nobody asked for, as an edge passes them on while somebody has a lease for them.
// Source: docs/mqtt.md, "hex/response".

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Roads.Registers;

/// <summary>Listens to one port until it is disposed.</summary>
internal sealed class UnaskedFrames : IDisposable
{
    private const string Head = "# id=*";

    private readonly LinkInbox _inbox;
    private readonly PortAddress _address;
    private readonly Action<string> _heard;
    private readonly Action<string, ReadOnlyMemory<byte>> _take;

    /// <summary>Begins to listen.</summary>
    public UnaskedFrames(LinkInbox inbox, PortAddress address, Action<string> heard)
    {
        _inbox = inbox;
        _address = address;
        _heard = heard;
        _take = Take;
        inbox.Listen(address, _take);
    }

    /// <inheritdoc/>
    public void Dispose() => _inbox.Leave(_address, _take);

    private void Take(string kind, ReadOnlyMemory<byte> payload)
    {
        if (kind != "response" || LinkInbox.TextOf(payload).Split('\n') is not { } lines || lines[0].TrimEnd('\r') != Head)
        {
            return;
        }

        foreach (string frame in lines.Skip(1).Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            _heard(frame);
        }
    }
}
