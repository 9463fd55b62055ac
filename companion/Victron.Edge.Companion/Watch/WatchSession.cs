// WatchSession: shows a live state until told to stop, as a table with keys or as lines. Knows no broker and no cable.

using System.Threading.Channels;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>One showing of a live state.</summary>
public sealed class WatchSession
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(100);

    private readonly LiveState _state;
    private readonly IQuantityNames _names;
    private readonly WatchOutput _output;
    private readonly ScreenNews _news;
    private readonly TimeProvider _time;

    /// <summary>Makes a showing.</summary>
    public WatchSession(LiveState state, IQuantityNames names, WatchOutput output, ScreenNews news, TimeProvider time)
    {
        _state = state;
        _names = names;
        _output = output;
        _news = news;
        _time = time;
    }

    /// <summary>Shows until told to stop or the user quits.</summary>
    public Task RunAsync(CancellationToken stop) => _output.Form == WatchForm.Table ? ScreenAsync(stop) : LinesAsync(stop);

    /// <summary>Shows what is there now, once.</summary>
    /// <param name="width">Characters of the terminal, for the table.</param>
    public void ShowOnce(int width)
    {
        WatchPicture picture = Picture(WatchKeys.Start);
        if (_output.Form == WatchForm.Table)
        {
            // The header says when, the last line what keys do: there are none here.
            foreach (ScreenLine line in WatchView.Render(picture, width, int.MaxValue).SkipLast(1))
            {
                _output.Writer.WriteLine(TerminalScreen.Paint(line, _output.Colours));
            }

            return;
        }

        foreach (Device device in picture.Devices)
        {
            EdgeNode? edge = picture.EdgeOf(device);
            bool isGone = picture.FreshnessOf(device) is Freshness.Offline or Freshness.Quiet;
            _output.Writer.WriteLine(_output.Form == WatchForm.Json ? JsonLines.Of(device, edge, picture.Now, !isGone)
                : isGone ? $"{PlainLines.Time(picture.Now)} {device.Address} {PlainLines.Status(device, edge)}" : PlainLines.Values(device, picture.Now));
        }
    }

    private async Task LinesAsync(CancellationToken stop)
    {
        // Old lines are dropped when the reader of the pipe is slow: the newest are what a live view is for.
        var changes = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        Action<LiveChange> listen = change => changes.Writer.TryWrite(change);
        _state.Changed += listen;
        try
        {
            await foreach (LiveChange change in changes.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                await WriteAsync(change).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop: what had arrived until then is still shown.
            await DrainAsync(changes.Reader).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The reader of the pipe has seen enough.
        }
        finally
        {
            _state.Changed -= listen;
        }
    }

    private async Task DrainAsync(ChannelReader<LiveChange> changes)
    {
        try
        {
            while (changes.TryRead(out LiveChange? change))
            {
                await WriteAsync(change).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The reader of the pipe left first.
        }
    }

    private async Task WriteAsync(LiveChange change)
    {
        string? line = _output.Form == WatchForm.Json ? JsonLines.Of(change) : PlainLines.Of(change);
        if (line is not null)
        {
            await _output.Writer.WriteLineAsync(line).ConfigureAwait(false);
            await _output.Writer.FlushAsync().ConfigureAwait(false);
        }
    }

    private async Task ScreenAsync(CancellationToken stop)
    {
        using var screen = new TerminalScreen(_output.Writer, _output.Colours);
        WatchKeys keys = WatchKeys.Start;
        WatchPicture picture = Picture(keys);
        while (!stop.IsCancellationRequested && !keys.IsLeaving)
        {
            keys = ReadKeys(keys, picture);
            picture = keys.IsPaused
                ? picture with { Page = keys.Page, Selected = keys.Selected, FirstField = keys.FirstField, IsPaused = true }
                : Picture(keys);
            (int width, int height) = Size();
            screen.Show(WatchView.Render(picture, width, height), width, height);
            await Task.Delay(FrameTime, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static WatchKeys ReadKeys(WatchKeys keys, WatchPicture picture)
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            int fields = keys.Selected < picture.Devices.Count ? picture.Devices[keys.Selected].Values.Count : 0;
            keys = keys.Press(Console.ReadKey(intercept: true), picture.Devices.Count, fields);
        }

        return keys;
    }

    private static (int Width, int Height) Size() => (Math.Max(Console.WindowWidth, 20), Math.Max(Console.WindowHeight, 5));

    private WatchPicture Picture(WatchKeys keys)
    {
        IReadOnlyList<Device> devices = _state.Devices();
        return new WatchPicture
        {
            Devices = devices,
            Edges = _state.Edges(),
            Now = _time.GetLocalNow(),
            Names = _names,
            Page = keys.Page,
            Selected = Math.Min(keys.Selected, Math.Max(0, devices.Count - 1)),
            FirstField = keys.FirstField,
            News = _news.Last,
        };
    }
}
