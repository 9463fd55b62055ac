// TcpSource: bytes of a VE.Direct port that another machine or program serves over TCP (ser2net, an ESP-Link, the simulator).

using System.Net.Sockets;

namespace Victron.Edge.Roads.Serial;

/// <summary>A TCP server that hands out the bytes of a port.</summary>
public sealed class TcpSource : ISerialSource
{
    // IPPROTO_TCP; TCP_USER_TIMEOUT (ms), TCP_RXT_CONNDROPTIME (s), TCP_MAXRT (s).
    internal const int TcpLevel = 6;
    internal const int UserTimeoutOnLinux = 18;
    private const int DropTimeOnMacOs = 0x80;
    private const int MaxRetransmitOnWindows = 5;

    // An edge gives a write up after two seconds.
    private const int DeliverySeconds = 3;
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
            LimitDelivery(client.Client);
            return SerialOpening.Of(new StreamLink(client.GetStream(), client));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or IOException)
        {
            client.Dispose();
            return SerialOpening.Failed(SocketWords.Of(fault, _host));
        }
    }

    /// <summary>
    /// Ends the connection when what was sent is not taken within seconds. The system would go on sending it for minutes, and a write that
    /// was given up long ago would then reach the device. Where the system has no such setting the connection stays as it is.
    /// </summary>
    internal static void LimitDelivery(Socket socket)
    {
        (int option, int value) = OperatingSystem.IsLinux() ? (UserTimeoutOnLinux, DeliverySeconds * 1000)
            : OperatingSystem.IsMacOS() ? (DropTimeOnMacOs, DeliverySeconds)
            : (MaxRetransmitOnWindows, DeliverySeconds);
        try
        {
            socket.SetRawSocketOption(TcpLevel, option, BitConverter.GetBytes(value));
        }
        catch (SocketException)
        {
            // An old system; a lost write may come late there.
        }
    }
}
