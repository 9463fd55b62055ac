// BrokerAnswerer: tells paired edges on the local network where the broker is. An edge asks by broadcast; the answer carries a
// proof of the pairing key, so that the edge gives its login to nobody else. Whatever else arrives is counted and forgotten.
// Source: the search texts are those of BrokerSearch, which the edge uses too.

using System.Net;
using System.Net.Sockets;
using Victron.Edge.Agent;

namespace Victron.Edge.Roads.Broker;

/// <summary>Answers the search of edges.</summary>
public sealed class BrokerAnswerer : IDisposable
{
    // One byte more than the longest text: what fills it is too long, whatever its true length was.
    private const int BufferBytes = BrokerSearch.BytesMax + 1;

    // An edge asks once in a few seconds; a house of them, at the return of the power, all at once.
    private const int AnswersPerSecond = 20;
    private const int QuestionsPerSecond = 100;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly BrokerAddress _broker;
    private readonly Func<string, byte[]?> _keyOf;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, string> _told = [];
    private long _windowStart;
    private int _questions;
    private int _answers;
    private long _answered;
    private long _ignored;

    private BrokerAnswerer(Socket socket, BrokerAddress broker, Func<string, byte[]?> keyOf, IStatusLog log, TimeProvider time)
    {
        _socket = socket;
        _broker = broker;
        _keyOf = keyOf;
        _log = log;
        _time = time;
        _windowStart = time.GetTimestamp();
    }

    /// <summary>UDP port that it listens on.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Answers given.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>Datagrams that got no answer: no question, an edge that is not paired, or too many.</summary>
    public long Ignored => Interlocked.Read(ref _ignored);

    /// <summary>Begins to listen.</summary>
    /// <param name="broker">The broker to tell of; on this machine it is told by the address under which the asker sees us.</param>
    /// <param name="keyOf">The pairing key of an edge, 32 bytes; null for one that is not paired.</param>
    /// <param name="log">Where is told which edge was told what.</param>
    /// <param name="time">Clock.</param>
    /// <param name="problem">Why it does not listen, in one line; null when it does.</param>
    /// <param name="port">UDP port; 0 takes a free one.</param>
    /// <returns>Null when there is a problem.</returns>
    public static BrokerAnswerer? Open(
        BrokerAddress broker, Func<string, byte[]?> keyOf, IStatusLog log, TimeProvider time, out string? problem, int port = BrokerSearch.Port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
            problem = null;
            return new BrokerAnswerer(socket, broker, keyOf, log, time);
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            string reason = fault.SocketErrorCode == SocketError.AddressAlreadyInUse ? "another program uses it; where that is a victron-edge of yours, it answers" : "the system does not allow it";
            problem = $"edges that search for a broker get no answer from here: UDP port {port}: {reason}";
            return null;
        }
    }

    /// <summary>Answers until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        byte[] buffer = new byte[BufferBytes];
        while (!stop.IsCancellationRequested)
        {
            try
            {
                SocketReceiveFromResult result = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), stop).ConfigureAwait(false);
                await TakeAsync(buffer, result.ReceivedBytes, (IPEndPoint)result.RemoteEndPoint, stop).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // Too long for the buffer, or the system reports that an earlier asker has gone: neither concerns the next one.
                _ = Interlocked.Increment(ref _ignored);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task TakeAsync(byte[] data, int count, IPEndPoint asker, CancellationToken stop)
    {
        // The number of questions is limited before the pairings are read, so that a flood costs nothing but its bytes.
        if (BrokerSearch.TryReadAsk(data, count, out string edge, out string nonce) && IsWithinLimits()
            && _keyOf(edge) is { } key && await PlaceForAsync(asker, stop).ConfigureAwait(false) is { } place)
        {
            _answers++;
            _ = await _socket.SendToAsync(BrokerSearch.Answer(edge, nonce, place, key), asker, stop).ConfigureAwait(false);
            Tell(edge, asker, place);
            _ = Interlocked.Increment(ref _answered);
        }
        else
        {
            _ = Interlocked.Increment(ref _ignored);
        }
    }

    private bool IsWithinLimits()
    {
        if (_time.GetElapsedTime(_windowStart) >= Window)
        {
            _windowStart = _time.GetTimestamp();
            _questions = 0;
            _answers = 0;
        }

        return ++_questions <= QuestionsPerSecond && _answers < AnswersPerSecond;
    }

    // A name may be one that only this machine can resolve (.local), and a board has a poor resolver: tell a number.
    private async Task<BrokerPlace?> PlaceForAsync(IPEndPoint asker, CancellationToken stop)
    {
        IPAddress[] addresses;
        try
        {
            addresses = await Dns.GetHostAddressesAsync(_broker.Host, AddressFamily.InterNetwork, stop).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return null;
        }

        IPAddress? address = addresses.FirstOrDefault();
        string? host = address is null ? null : (IPAddress.IsLoopback(address) ? OwnAddress(asker) : address).ToString();
        return host is null ? null : new BrokerPlace(host, _broker.Port, false);
    }

    // Connecting a datagram socket sends nothing; the system only chooses the way, and with it our address on it.
    private static IPAddress OwnAddress(IPEndPoint asker)
    {
        using var way = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        way.Connect(asker);
        return ((IPEndPoint)way.LocalEndPoint!).Address;
    }

    private void Tell(string edge, IPEndPoint asker, BrokerPlace place)
    {
        string told = $"edge {edge} at {asker.Address} was told of the broker {place.Host}:{place.Port}";
        if (_told.GetValueOrDefault(edge) != told)
        {
            _told[edge] = told;
            _log.Line(told);
        }
    }
}
