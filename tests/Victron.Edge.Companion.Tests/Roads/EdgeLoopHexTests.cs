// Frames to a device through the edge in this process: the person at the machine opens the lock, flags of messages arrive.

using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Victron.Edge.Agent;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class EdgeLoopHexTests : IStatusLog, IEdgeOutlet, ISerialSource, ISerialLink
{
    private const string Port = "victron-edge/here/ve1/hex/";
    private const string Set = ":8F0ED0064000C";

    private readonly ConcurrentQueue<(string Topic, string Text)> _messages = new();
    private readonly ConcurrentQueue<string> _written = new();
    private readonly Channel<byte[]> _answers = Channel.CreateUnbounded<byte[]>();
    private readonly ConcurrentQueue<string> _lines = new();
    private Task _standstill = Task.CompletedTask;
    private Exception? _fault;
    private int _openings;

    string ISerialSource.Name => "stand-in";

    bool ISerialSource.HasEnd => false;

    [Fact]
    public async Task Whoever_is_at_the_machine_unlocks_and_locks_again()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var settings = new EdgeSettings { Name = "here", BootId = "1a2b3c4d", Discovery = false };
        var loop = new EdgeLoop(settings, [this], this, this, TimeProvider.System, new Random(1));
        Assert.Contains("victron-edge/here/+/hex/request", loop.Subscriptions);
        await loop.PostLinkAsync(true);
        Task running = loop.RunAsync(Task.CompletedTask, end.Token);
        await AskAsync(loop, "locked", stop);
        await SaysAsync("error", "\"why\":\"locked\"", stop);
        await loop.PostUnlockAsync(30);
        await AskAsync(loop, "kept", stop, isKept: true);
        await SaysAsync("error", "\"why\":\"retained\"", stop);
        await AskAsync(loop, "twice", stop, isDuplicate: true);
        await SaysAsync("error", "\"why\":\"duplicate\"", stop);
        await AskAsync(loop, "good", stop);
        await SaysAsync("response", $"# id=good end\n{Set}\n", stop);
        await loop.PostUnlockAsync(0);
        await AskAsync(loop, "again", stop);
        await SaysAsync("error", "{\"id\":\"again\",\"index\":-1,\"why\":\"locked\"", stop);
        Assert.Equal([Set + "\n"], _written);
        await end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Nothing_is_kept_behind_a_link_that_stands_still()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var goesOn = new TaskCompletionSource();
        _standstill = goesOn.Task;
        var loop = new EdgeLoop(new EdgeSettings { Name = "here", BootId = "1a2b3c4d", Discovery = false }, [this], this, this, TimeProvider.System, new Random(1));
        await loop.PostLinkAsync(true);
        await loop.PostUnlockAsync(30);
        Task running = loop.RunAsync(Task.CompletedTask, end.Token);
        await AskAsync(loop, "first", stop);
        await SaysAsync("error", "{\"id\":\"first\",\"index\":0,\"frame\":\":8F0ED0064000C\",\"why\":\"unanswered\"", stop);
        await AskAsync(loop, "second", stop);
        await SaysAsync("error", "{\"id\":\"second\",\"index\":0,\"frame\":\":8F0ED0064000C\",\"why\":\"no_device\"", stop);
        goesOn.SetResult();
        await AskAsync(loop, "third", stop);
        await SaysAsync("response", $"# id=third end\n{Set}\n", stop);
        await UntilAsync(() => _written.Count >= 2, "third frame", stop);
        Assert.Equal([Set + "\n", Set + "\n"], _written);
        await end.CancelAsync();
        await running;
    }

    // The reader meets no fault here: a line may be dead in one direction only.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_port_that_refuses_to_send_is_opened_anew_and_takes_the_next_frame(bool isOurFault)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _fault = isOurFault ? new NotSupportedException("no way") : new IOException("no way");
        var loop = new EdgeLoop(new EdgeSettings { Name = "here", BootId = "1a2b3c4d", Discovery = false }, [this], this, this, TimeProvider.System, new Random(1));
        await loop.PostLinkAsync(true);
        await loop.PostUnlockAsync(30);
        Task running = loop.RunAsync(Task.CompletedTask, end.Token);
        await AskAsync(loop, "first", stop);
        await SaysAsync("error", "{\"id\":\"first\",\"index\":0,\"frame\":\":8F0ED0064000C\",\"why\":\"unanswered\"", stop);
        await UntilAsync(() => _openings == 2, "second opening", stop);
        await AskAsync(loop, "second", stop);
        await SaysAsync("response", $"# id=second end\n{Set}\n", stop);
        Assert.Equal([Set + "\n"], _written);
        Assert.Contains(_lines, line => line.StartsWith("serial stand-in: cannot write, no way, ", StringComparison.Ordinal));
        await end.CancelAsync();
        await running;
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(61)]
    public async Task Nobody_unlocks_for_longer_than_an_hour(int minutes)
    {
        var loop = new EdgeLoop(new EdgeSettings { Name = "here" }, [this], this, this, TimeProvider.System, new Random(1));
        _ = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await loop.PostUnlockAsync(minutes));
    }

    void IStatusLog.Line(string text) => _lines.Enqueue(text);

    bool IEdgeOutlet.TryPublish(string topic, byte[] payload, bool retain, int qos, int token)
    {
        _messages.Enqueue((topic, Encoding.ASCII.GetString(payload)));
        return true;
    }

    ValueTask<SerialOpening> ISerialSource.OpenAsync(CancellationToken stop)
    {
        _openings++;
        return ValueTask.FromResult(SerialOpening.Of(this));
    }

    async ValueTask<int> ISerialLink.ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        byte[] answer = await _answers.Reader.ReadAsync(stop);
        answer.CopyTo(buffer);
        return answer.Length;
    }

    // Takes every set.
    async ValueTask ISerialLink.WriteAsync(ReadOnlyMemory<byte> data, CancellationToken stop)
    {
        await _standstill.WaitAsync(stop);
        if (Interlocked.Exchange(ref _fault, null) is { } fault)
        {
            throw fault;
        }

        _written.Enqueue(Encoding.ASCII.GetString(data.Span));
        await _answers.Writer.WriteAsync(data.ToArray(), stop);
    }

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;

    private static ValueTask AskAsync(EdgeLoop loop, string id, CancellationToken stop, bool isKept = false, bool isDuplicate = false)
    {
        stop.ThrowIfCancellationRequested();
        byte[] payload = Encoding.ASCII.GetBytes($"# id={id} boot=1a2b3c4d until=60000\n{Set}\n");
        return loop.PostMessageAsync(new BrokerMessage(Port + "request", payload, isKept, isDuplicate));
    }

    private Task SaysAsync(string what, string part, CancellationToken stop) =>
        UntilAsync(() => _messages.Any(message => message.Topic == Port + what && message.Text.Contains(part, StringComparison.Ordinal)), part, stop);

    private async Task UntilAsync(Func<bool> isSo, string expected, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            Assert.False(patience.IsCancellationRequested, $"no {expected}; heard {string.Join('\n', _messages)}");
            await Task.Delay(10, stop);
        }
    }
}
