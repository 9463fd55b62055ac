// BridgeRun: carries blocks and frames to the port of the clients and their frames to the device, one request at a time, until it
// is stopped. Nothing is ever written in the middle of a block, because every piece is written whole.

using Victron.Edge.Companion.Simulate;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Bridge;

/// <summary>One bridge at work.</summary>
internal sealed class BridgeRun
{
    // Short beside the time that a device takes for an answer. Looking so often costs, and is done less often where no client asks.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan IdleTick = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromSeconds(3);

    // What an edge may take for one frame that nobody answers, and for the way.
    private static readonly TimeSpan FrameWait = TimeSpan.FromSeconds(3.2);
    private static readonly TimeSpan WayWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LeaseEvery = TimeSpan.FromSeconds(20);
    private const int LeaseSeconds = 60;

    private readonly DeviceLink _link;
    private readonly PortAddress _address;
    private readonly IWirePort _port;
    private readonly ClientFrames _frames;
    private readonly BridgeFeed _feed;
    private readonly BridgeLines _lines;
    private readonly TimeProvider _time;
    private readonly byte[] _heard = new byte[512];
    private Task<FrameAnswers>? _request;
    private long _heardAt;

    /// <summary>Makes it.</summary>
    /// <param name="link">The connection.</param>
    /// <param name="address">The port of the edge.</param>
    /// <param name="port">The port of the clients.</param>
    /// <param name="frames">Reads what clients write.</param>
    /// <param name="feed">What goes to them.</param>
    /// <param name="lines">For the person who runs the bridge.</param>
    /// <param name="time">Clock.</param>
    public BridgeRun(DeviceLink link, PortAddress address, IWirePort port, ClientFrames frames, BridgeFeed feed, BridgeLines lines, TimeProvider time)
    {
        _link = link;
        _address = address;
        _port = port;
        _frames = frames;
        _feed = feed;
        _lines = lines;
        _time = time;
    }

    /// <summary>Runs until it is stopped, which is a good end.</summary>
    /// <param name="upkeep">Called about every 20 s.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="IOException">The port of the clients failed.</exception>
    public async Task RunAsync(Func<Task> upkeep, CancellationToken stop)
    {
        _link.Changed += _feed.Take;
        using IDisposable unasked = _link.HearUnasked(_address, _feed.TakeFrame);
        try
        {
            long leaseAt = 0;
            while (!stop.IsCancellationRequested)
            {
                if (leaseAt == 0 || _time.GetElapsedTime(leaseAt) >= LeaseEvery)
                {
                    leaseAt = _time.GetTimestamp();
                    _ = _link.TryLease(_address, LeaseSeconds);   // what is not sent now is in 20 s
                    await upkeep().ConfigureAwait(false);
                }

                await TurnAsync(stop).ConfigureAwait(false);
                bool isIdle = _request is null && _time.GetElapsedTime(_heardAt) >= IdleAfter;
                await Task.Delay(isIdle ? IdleTick : Tick, _time, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            _link.Changed -= _feed.Take;
        }
    }

    private long NowMs => (long)_time.GetElapsedTime(0, _time.GetTimestamp()).TotalMilliseconds;

    private async Task TurnAsync(CancellationToken stop)
    {
        int count;
        while ((count = _port.ReadAvailable(_heard)) > 0)
        {
            _heardAt = _time.GetTimestamp();
            _frames.Feed(_heard, count, NowMs);
        }

        while (_frames.TryLine(out string? line))
        {
            _lines.Say(line!);
        }

        while (_frames.TryAnswer(out byte[]? answer) || _feed.TryNext(out answer))
        {
            _ = _port.TryWrite(answer!, answer!.Length);
        }

        if (_request is { IsCompleted: true } done)
        {
            _request = null;
            foreach (string problem in (await done.ConfigureAwait(false)).Problems)
            {
                _lines.Say(problem);
            }
        }

        if (_request is null && _frames.HasFrames && _frames.NextBatch(NowMs) is { Count: > 0 } next)
        {
            string[] batch = [.. next.Select(frame => frame.Text)];
            _request = _link.SendFramesAsync(_address, batch, _feed.TakeFrame, WayWait + (FrameWait * batch.Length), stop);
        }
    }
}
