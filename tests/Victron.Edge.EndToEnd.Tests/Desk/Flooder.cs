// Flooder: answers a board that searches its broker with nonsense, as fast as it can and without end; first with a text
// that is too long for any answer.

using System.Net;
using System.Net.Sockets;
using Victron.Edge.Agent;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal sealed class Flooder : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Task _flooding;
    private long _questions;

    /// <summary>Waits for the first question.</summary>
    public Flooder()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _flooding = Task.Run(FloodAsync);
    }

    /// <summary>Its UDP port.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Questions heard.</summary>
    public long Questions => Interlocked.Read(ref _questions);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _flooding;
        _socket.Dispose();
        _ending.Dispose();
    }

    private async Task FloodAsync()
    {
        byte[] question = new byte[BrokerSearch.BytesMax];
        byte[] nonsense = "victron-edge here 1 nonsense"u8.ToArray();
        EndPoint? asker = null;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                if (asker is null || _socket.Available > 0)
                {
                    asker = (await _socket.ReceiveFromAsync(question, new IPEndPoint(IPAddress.Any, 0), _ending.Token)).RemoteEndPoint;
                    _ = Interlocked.Increment(ref _questions);
                    _ = _socket.SendTo(new byte[2 * BrokerSearch.BytesMax], asker);
                }

                for (int i = 0; i < 100; i++)
                {
                    _ = _socket.SendTo(nonsense, asker);
                }
            }
            catch (SocketException)
            {
                asker = null; // its question is over; it asks again from another port
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
