// PortClient: a program that opens a VE.Direct port as others do: a path or a TCP port, text and frames, nothing of edges.

using System.Net;
using System.Net.Sockets;
using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class PortClient : IVeDirectHandler, IAsyncDisposable
{
    private readonly Stream _port;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<string> _blocks = [];
    private readonly List<string> _frames = [];
    private readonly Task _reading;
    private int _rejected;

    private PortClient(Stream port)
    {
        _port = port;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Good blocks, each as text without the checksum byte.</summary>
    public IReadOnlyList<string> Blocks => Copy(_blocks);

    /// <summary>Good frames without their line end.</summary>
    public IReadOnlyList<string> Frames => Copy(_frames);

    /// <summary>What was no good block and no good frame.</summary>
    public int Rejected => Volatile.Read(ref _rejected);

    /// <summary>Opens a serial port of this machine.</summary>
    public static PortClient Open(string path) => new(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1));

    /// <summary>Connects to a port of this machine.</summary>
    public static async Task<PortClient> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return new PortClient(new NetworkStream(socket, true));
    }

    /// <summary>Writes a frame.</summary>
    public async Task AskAsync(string frame)
    {
        await _port.WriteAsync(Encoding.ASCII.GetBytes(frame + "\n"), TestContext.Current.CancellationToken);
        await _port.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Writes a frame and waits for the answer that begins so.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> AnswersAsync(string frame, string start)
    {
        int before = Frames.Count;
        long asked = TimeProvider.System.GetTimestamp();
        await AskAsync(frame);
        await Patience.UntilAsync(() => Frames.Skip(before).Any(each => each.StartsWith(start, StringComparison.Ordinal)), $"answer to {frame}", () => string.Join(' ', Frames));
        return TimeProvider.System.GetElapsedTime(asked);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _ = await Task.WhenAny(_reading, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        await _port.DisposeAsync();
        _end.Dispose();
    }

    void IVeDirectHandler.OnBlock(TextBlock block)
    {
        string text = string.Join('\n', Enumerable.Range(0, block.Count).Select(field =>
            Encoding.ASCII.GetString(block.Buffer, block.LabelOffset(field), block.LabelCount(field)) + '='
            + Encoding.ASCII.GetString(block.Buffer, block.ValueOffset(field), block.ValueCount(field))));
        Add(_blocks, text);
    }

    void IVeDirectHandler.OnFrame(HexFrame frame)
    {
        byte[] text = new byte[HexWriter.FrameLength(frame.Count)];
        int count = HexWriter.Write(frame.Command, frame.Data, 0, frame.Count, text, 0);
        Add(_frames, Encoding.ASCII.GetString(text, 0, count - 1));
    }

    void IVeDirectHandler.OnRejected(int reason, int byteCount) => _ = Interlocked.Increment(ref _rejected);

    private async Task ReadAsync()
    {
        var reader = new VeDirectReader(this) { PauseMsMax = 5000 };
        byte[] buffer = new byte[256];
        while (!_end.IsCancellationRequested)
        {
            int count = await _port.ReadAsync(buffer, _end.Token);
            reader.Feed(buffer, 0, count, 0);
            if (count == 0)
            {
                return;
            }
        }
    }

    private void Add(List<string> list, string text)
    {
        lock (_gate)
        {
            list.Add(text);
        }
    }

    private IReadOnlyList<string> Copy(List<string> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
