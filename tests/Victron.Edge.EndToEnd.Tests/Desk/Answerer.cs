// Answerer: the companion's answer to a board that searches its broker, on a UDP port of this computer.

using System.Net;
using System.Net.Sockets;
using Victron.Edge.Agent;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal sealed class Answerer : IAsyncDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Task _answering;

    /// <summary>Starts to answer.</summary>
    /// <param name="place">Where the broker is.</param>
    /// <param name="pairingKey">The key that answers are made with, 64 hexadecimal digits.</param>
    public Answerer(BrokerPlace place, string pairingKey) => _answering = AnswerAsync(place, Convert.FromHexString(pairingKey));

    /// <summary>Its UDP port.</summary>
    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Questions so far.</summary>
    public int Asked { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AnswerAsync(BrokerPlace place, byte[] key)
    {
        while (true)
        {
            UdpReceiveResult question = await _socket.ReceiveAsync();
            if (BrokerSearch.TryReadAsk(question.Buffer, question.Buffer.Length, out string edge, out string nonce))
            {
                Asked++;
                _ = await _socket.SendAsync(BrokerSearch.Answer(edge, nonce, place, key), question.RemoteEndPoint);
            }
        }
    }
}
