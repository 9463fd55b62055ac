// PortReader: keeps one serial source open, brings its bytes to the loop and writes what the loop wants written.

using System.Threading.Channels;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Roads.Host;

/// <summary>One port of an edge on .NET.</summary>
internal sealed class PortReader
{
    private const int BufferBytes = 1024;

    // One piece at a time: what waited behind a link that stands still would reach the device when nobody stands for it any more.
    private const int WritesMax = 1;

    private readonly int _port;
    private readonly ISerialSource _source;
    private readonly Func<HostEvent, ValueTask> _post;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly BackOff _backOff;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Channel<byte[]>? _writes;
    private int _isWriting;
    private string? _lastProblem;

    public PortReader(int port, ISerialSource source, Func<HostEvent, ValueTask> post, IStatusLog log, TimeProvider time, BackOff backOff)
    {
        _port = port;
        _source = source;
        _post = post;
        _log = log;
        _time = time;
        _backOff = backOff;
    }

    public Task Ended => _ended.Task;

    /// <summary>Hands bytes to the open link; false while there is none, or while it has not taken the last ones.</summary>
    public bool TryWrite(ReadOnlySpan<byte> data) =>
        Volatile.Read(ref _writes) is { } writes && Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0 && writes.Writer.TryWrite(data.ToArray());

    public async Task RunAsync(Task ready, CancellationToken stop)
    {
        if (_source.HasEnd)
        {
            await ready.WaitAsync(stop).ConfigureAwait(false);
        }

        while (!stop.IsCancellationRequested)
        {
            SerialOpening opening = await _source.OpenAsync(stop).ConfigureAwait(false);
            string? problem = opening.Problem;
            if (opening.Link is { } link)
            {
                Tell("open");
                string? trouble = await ServeAsync(link, stop).ConfigureAwait(false);
                if (_source.HasEnd)
                {
                    Tell("end of file");
                    await _post(new HostEvent.UartEnd(_port)).ConfigureAwait(false);
                    _ = _ended.TrySetResult();
                    return;
                }

                problem = trouble ?? "connection lost";
            }

            await WaitAsync(problem!, stop).ConfigureAwait(false);
        }
    }

    // Returns what went wrong with writing; null when reading ended first.
    private async Task<string?> ServeAsync(ISerialLink link, CancellationToken stop)
    {
        await using (link.ConfigureAwait(false))
        {
            using var closed = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var writes = Channel.CreateBounded<byte[]>(WritesMax);
            Volatile.Write(ref _isWriting, 0);
            Volatile.Write(ref _writes, writes);
            Task<string?> writer = WriteAsync(link, writes.Reader, closed);
            await ReadAsync(link, closed.Token).ConfigureAwait(false);
            Volatile.Write(ref _writes, null);
            await closed.CancelAsync().ConfigureAwait(false);
            return await writer.ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(ISerialLink link, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                byte[] buffer = new byte[BufferBytes];
                int count = await link.ReadAsync(buffer, stop).ConfigureAwait(false);
                if (count == 0)
                {
                    return;
                }

                _backOff.Reset();
                await _post(new HostEvent.Uart(_port, buffer, count)).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // Broken or told to stop: the caller knows what follows from each.
        }
    }

    // A write that fails ends the link, which is then opened anew: the reader of a line that is dead in one direction, or of a port
    // whose driver only refuses to send, meets no fault, and nothing would ever be written again.
    private async Task<string?> WriteAsync(ISerialLink link, ChannelReader<byte[]> writes, CancellationTokenSource closed)
    {
        try
        {
            await foreach (byte[] data in writes.ReadAllAsync(closed.Token).ConfigureAwait(false))
            {
                await link.WriteAsync(data, closed.Token).ConfigureAwait(false);
                Volatile.Write(ref _isWriting, 0);
            }

            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception fault)
        {
            await closed.CancelAsync().ConfigureAwait(false);
            return "cannot write, " + fault.Message;
        }
    }

    private void Tell(string what)
    {
        _lastProblem = null;
        _log.Line($"serial {_source.Name}: {what}");
    }

    private async Task WaitAsync(string problem, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        TimeSpan wait = _backOff.Next();
        if (_lastProblem != problem)
        {
            _lastProblem = problem;
            _log.Line($"serial {_source.Name}: {problem}, {BackOff.Words(wait)}");
        }

        await Task.Delay(wait, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
