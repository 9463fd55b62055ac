// WorldTime: the clock of the simulation as a TimeProvider, so that what waits in .NET waits in virtual time.

using Victron.Edge.Benchmarks.Delivery;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>Virtual time; timers fire on the thread that runs the world.</summary>
public sealed class WorldTime(SimWorld world) : TimeProvider
{
    /// <summary>Whether the program that goes by it was killed: nothing that waits in it goes on any more.</summary>
    public bool IsDead { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => 1000;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(world.UnixMs);

    /// <inheritdoc/>
    public override long GetTimestamp() => world.NowMs;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, world, callback, state);
        _ = timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(WorldTime time, SimWorld world, TimerCallback callback, object? state) : ITimer
    {
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Fire(setting, (long)dueTime.TotalMilliseconds, period);
            }

            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(int setting, long afterMs, TimeSpan period) => world.After(afterMs, () =>
        {
            if (setting != _setting || time.IsDead)
            {
                return;
            }

            if (period > TimeSpan.Zero)
            {
                Fire(setting, (long)period.TotalMilliseconds, period);
            }

            callback(state);
        });
    }
}
