// WatchOnce: waits for the first full update of what is there, shows it and ends.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>One look at a live state.</summary>
public sealed class WatchOnce
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    // Edges announce their ports one after the other: a picture that did not change for this long is whole.
    private static readonly TimeSpan StillFor = TimeSpan.FromSeconds(1);
    private const int FallbackWidth = 120;

    private readonly LiveState _state;
    private readonly WatchSession _session;
    private readonly TimeProvider _time;

    /// <summary>Makes the look.</summary>
    public WatchOnce(LiveState state, WatchSession session, TimeProvider time)
    {
        _state = state;
        _session = session;
        _time = time;
    }

    /// <summary>Waits, shows, ends.</summary>
    /// <param name="from">Where values are to come from, for the message.</param>
    /// <param name="road">The road; when it ends first, its problem is the answer.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>What went wrong, in one line; null when something was shown.</returns>
    public async Task<string?> RunAsync(string from, Task<string?> road, CancellationToken stop)
    {
        long start = _time.GetTimestamp();
        long changed = start;
        int count = 0;
        while (!stop.IsCancellationRequested && _time.GetElapsedTime(start) < WaitMax && !road.IsCompleted)
        {
            IReadOnlyList<Device> devices = _state.Devices();
            if (devices.Count != count)
            {
                count = devices.Count;
                changed = _time.GetTimestamp();
            }

            if (count > 0 && devices.All(IsSettled) && _time.GetElapsedTime(changed) >= StillFor)
            {
                break;
            }

            await Task.Delay(LookEvery, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (stop.IsCancellationRequested)
        {
            return null;
        }

        if (_state.Devices().Count > 0)
        {
            _session.ShowOnce(Console.IsOutputRedirected ? FallbackWidth : Console.WindowWidth);
            return null;
        }

        string? problem = road.IsCompleted ? await road.ConfigureAwait(false) : null;
        return problem ?? (road.IsCompleted ? $"no device in {from}" : $"nothing came in 10 s from {from}");
    }

    private bool IsSettled(Device device)
    {
        EdgeNode? edge = _state.Edges().FirstOrDefault(node => node.Name == device.Address.Edge);
        return FreshnessRule.Of(device, edge, _time.GetUtcNow()) is Freshness.Offline or Freshness.Quiet || device.Samples > 0;
    }
}
