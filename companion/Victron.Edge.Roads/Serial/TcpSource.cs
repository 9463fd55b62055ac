// TcpSource: bytes of a VE.Direct port that another machine or program serves over TCP (ser2net, an ESP-Link, the simulator).

using System.Net.Sockets;

namespace Victron.Edge.Roads.Serial;

/// <summary>A TCP server that hands out the bytes of a port.</summary>
public sealed class TcpSource : ISerialSource
{
    private static readonly TimeSpan ConnectWait = TimeSpan.FromSeconds(5);

    private readonly string _host;
    private readonly int _port;

    /// <summary>Names the server.</summary>
    public TcpSource(string host, int port)
    {
        _host = host;
        _port = port;
        Name = $"tcp://{host}:{port}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HasEnd => false;

    /// <inheritdoc/>
    public async ValueTask<SerialOpening> OpenAsync(CancellationToken stop)
    {
        var client = new TcpClient { NoDelay = true };
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop);
        wait.CancelAfter(ConnectWait);
        try
        {
            await client.ConnectAsync(_host, _port, wait.Token).ConfigureAwait(false);
            return SerialOpening.Of(new StreamLink(client.GetStream(), client));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or IOException)
        {
            client.Dispose();
            return SerialOpening.Failed(SocketWords.Of(fault, _host));
        }
    }
}
