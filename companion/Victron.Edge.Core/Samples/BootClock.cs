// BootClock: when a run of an edge began, by the companion's clock; from it every sample of the run is dated.
// Follows the drift of the edge's crystal, and a companion whose clock is set while it runs.
// Source: MQTT contract v1, section on delivery.

namespace Victron.Edge.Core.Samples;

/// <summary>Dating of one run.</summary>
internal sealed class BootClock
{
    // A clock that is further off was never set, and neither is an arrival that late an arrival.
    private const long TrustMs = 600_000;
    private const long WindowMs = 600_000;
    private const long AtMax = 253_402_300_799_999;

    private long _windowStartMs = long.MinValue / 2;
    private long _smallest = long.MaxValue;
    private long _smallestBefore = long.MaxValue;

    public BootClock(long? offsetMs, BootDating dating)
    {
        OffsetMs = offsetMs;
        Dating = dating;
    }

    public long? OffsetMs { get; private set; }

    public BootDating Dating { get; private set; }

    /// <summary>Time of a sample in ms since 1970, within the years that calendars have.</summary>
    public long At(long uptimeMs) => Math.Clamp((OffsetMs ?? 0) + uptimeMs, 0, AtMax);

    /// <summary>Learns from a state that came as it was made.</summary>
    /// <param name="uptimeMs">Its uptime.</param>
    /// <param name="ageMs">How old it was when it was sent.</param>
    /// <param name="edgeMs">Its own time; null when the edge does not know it.</param>
    /// <param name="nowMs">The companion's clock.</param>
    public void Live(long uptimeMs, long ageMs, long? edgeMs, long nowMs)
    {
        if (edgeMs is { } time && Math.Abs(time + ageMs - nowMs) <= TrustMs)
        {
            Set(time - uptimeMs, BootDating.Edge);
            return;
        }

        long candidate = nowMs - ageMs - uptimeMs;
        bool clockWasSet = OffsetMs is { } offset && candidate - offset > TrustMs;
        if (Dating == BootDating.Edge && !clockWasSet && OffsetMs - candidate <= TrustMs)
        {
            return;
        }

        Set(Smallest(candidate, nowMs, clockWasSet), BootDating.Arrival);
    }

    /// <summary>Learns from a backlog.</summary>
    /// <param name="uptimeMs">Uptime at which it was sent.</param>
    /// <param name="nowMs">The companion's clock.</param>
    public void Backlog(long uptimeMs, long nowMs)
    {
        long candidate = nowMs - uptimeMs;
        if (Dating < BootDating.Backlog || (Dating == BootDating.Backlog && (candidate < OffsetMs || candidate - OffsetMs > TrustMs)))
        {
            Set(candidate, BootDating.Backlog);
        }
    }

    /// <summary>Learns from a state that the broker had kept for an unknown time: only its own time tells anything.</summary>
    /// <param name="uptimeMs">Its uptime.</param>
    /// <param name="edgeMs">Its own time; null when the edge did not know it.</param>
    /// <param name="nowMs">The companion's clock.</param>
    public void Kept(long uptimeMs, long? edgeMs, long nowMs)
    {
        if (Dating <= BootDating.Kept && edgeMs is { } time && time <= nowMs + TrustMs)
        {
            Set(time - uptimeMs, BootDating.Kept);
        }
    }

    private void Set(long offsetMs, BootDating dating)
    {
        OffsetMs = offsetMs;
        Dating = dating;
    }

    // Two windows: an edge whose clock runs slow would else be dated by its first minute for ever.
    private long Smallest(long candidate, long nowMs, bool anew)
    {
        long age = nowMs - _windowStartMs;
        if (anew || age < 0 || age >= WindowMs)
        {
            _smallestBefore = anew || age < 0 || age >= 2 * WindowMs ? long.MaxValue : _smallest;
            _smallest = candidate;
            _windowStartMs = nowMs;
        }

        _smallest = Math.Min(_smallest, candidate);
        return Math.Min(_smallest, _smallestBefore);
    }
}
