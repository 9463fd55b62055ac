// TcpPort: the device behind a TCP port on this machine, for any number of clients. All hear the device, all may speak to it.
using System.Net;
using System.Net.Sockets;

namespace Victron.Edge.Companion.Simulate;

internal sealed class TcpPort : IWirePort
{
    private readonly TcpListener _listener;
    private readonly List<Socket> _clients = [];

    private TcpPort(TcpListener listener) => _listener = listener;

    public string Address => $"tcp://{_listener.LocalEndpoint}";

    /// <summary>Listens on loopback.</summary>
    /// <param name="port">1 … 65535, or 0 for any free one.</param>
    /// <exception cref="IOException">The port is taken or not allowed.</exception>
    public static TcpPort Listen(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return new TcpPort(listener);
        }
        catch (SocketException problem)
        {
            listener.Dispose();
            string why = problem.SocketErrorCode == SocketError.AddressAlreadyInUse ? "another program already listens there" : problem.Message;
            throw new IOException($"cannot listen on 127.0.0.1:{port}: {why}; choose another port, or 0 for a free one", problem);
        }
    }

    public bool TryWrite(byte[] buffer, int count)
    {
        Admit();
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            _ = _clients[i].Send(buffer, 0, count, SocketFlags.None, out SocketError error); // a slow client loses bytes
            if (error is not SocketError.Success and not SocketError.WouldBlock)
            {
                Release(i);
            }
        }

        return true;
    }

    public int ReadAvailable(byte[] buffer)
    {
        Admit();
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            int read = _clients[i].Receive(buffer, 0, buffer.Length, SocketFlags.None, out SocketError error);
            if (error == SocketError.Success && read > 0)
            {
                return read;
            }

            if (error != SocketError.WouldBlock)
            {
                Release(i); // closed by the client, or broken
            }
        }

        return 0;
    }

    public void Dispose()
    {
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            Release(i);
        }

        _listener.Dispose();
    }

    private void Admit()
    {
        while (_listener.Pending())
        {
            Socket client = _listener.AcceptSocket();
            client.Blocking = false;
            client.NoDelay = true;
            _clients.Add(client);
        }
    }

    private void Release(int index)
    {
        _clients[index].Dispose();
        _clients.RemoveAt(index);
    }
}
