// AlarmWatch: looks once a second at all devices and edges, and tells the board.

using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Alarms;

/// <summary>The loop of alarms.</summary>
internal sealed class AlarmWatch(LiveState state, AlarmBoard board, AlarmLimits limits, IQuantityNames names, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Looks until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                DateTimeOffset now = time.GetLocalNow();
                board.Take(AlarmLook.At(state.Devices(), state.Edges(), limits, board.IsOpen, names, now), now);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }
}
