// Uptime: time since this object was made, by a clock that nobody sets: that of the day jumps when a computer learns what time it is.

namespace Victron.Edge.Roads.Controls;

/// <summary>A clock that only goes on.</summary>
/// <param name="time">Where the time comes from.</param>
internal sealed class Uptime(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Time since the start.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);
}
