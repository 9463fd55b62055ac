// TurnedTime: time that a test turns, with a clock of the day that can be set apart from it.

using Microsoft.Extensions.Time.Testing;

namespace Victron.Edge.Companion.Tests.Controls;

internal sealed class TurnedTime(DateTimeOffset start) : TimeProvider
{
    private readonly FakeTimeProvider _time = new(start);
    private TimeSpan _shift;

    public override long TimestampFrequency => _time.TimestampFrequency;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan span) => _time.Advance(span);

    /// <summary>Sets the clock of the day.</summary>
    public void Jump(TimeSpan by) => _shift += by;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + _shift;

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _time.CreateTimer(callback, state, dueTime, period);
}
