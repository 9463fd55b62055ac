// HexDevice: a device behind a serial server on this machine: it sends its text, answers frames from a few registers, takes
// every set, and keeps what it was sent.

using System.Net;
using System.Net.Sockets;
using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class HexDevice : IAsyncDisposable
{
    private const int RegisterDigits = 8;   // colon, command, register, flags

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(300);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();
    private readonly List<string> _heard = [];
    private readonly Dictionary<string, string> _values = [];
    private readonly Task _serving;

    /// <summary>Begins to wait for somebody who connects.</summary>
    public HexDevice()
    {
        _listener.Start();
        _serving = ServeAsync(_ending.Token);
    }

    /// <summary>Where it is, for the ports of a desk.</summary>
    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Every frame that reached it, without the line feed, oldest first.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task ServeAsync(CancellationToken stop)
    {
        while (true)
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync(stop);
            using var closed = CancellationTokenSource.CreateLinkedTokenSource(stop);
            NetworkStream line = client.GetStream();
            Task talking = TalkAsync(line, closed.Token);
            await AnswerAsync(line, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await closed.CancelAsync();
            await talking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TalkAsync(NetworkStream line, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stop))
        {
            Write(line, Blocks.Solar);
        }
    }

    private async Task AnswerAsync(NetworkStream line, CancellationToken stop)
    {
        using var reader = new StreamReader(line, Encoding.Latin1);
        while (await reader.ReadLineAsync(stop) is { } frame)
        {
            lock (_gate)
            {
                _heard.Add(frame);
            }

            if (Answer(frame) is { } answer)
            {
                Write(line, Encoding.ASCII.GetBytes(answer + "\n"));
            }
        }
    }

    // Whole blocks and whole frames, as the device itself puts them one behind the other.
    private void Write(NetworkStream line, byte[] bytes)
    {
        lock (_gate)
        {
            line.Write(bytes);
        }
    }

    private string? Answer(string frame)
    {
        if (frame.Length < RegisterDigits || frame[1] is not ('7' or '8'))
        {
            return frame == ":154" ? ":51641F9" : null;
        }

        string register = frame[2..6];
        if (frame[1] == '8')
        {
            _values[register] = frame[RegisterDigits..^2];
        }

        byte[] data = Convert.FromHexString(register + "00" + _values.GetValueOrDefault(register, "9600"));
        byte[] text = new byte[HexWriter.FrameLength(data.Length)];
        int count = HexWriter.Write(frame[1] - '0', data, 0, data.Length, text, 0);
        return Encoding.ASCII.GetString(text, 0, count - 1);
    }
}
