// IntervalLearner: the usual time between two states, robust against one that came early because something changed.

namespace Victron.Edge.Core.Devices;

/// <summary>Learns the pace of one port.</summary>
public sealed class IntervalLearner
{
    private const int Gaps = 5;
    private static readonly TimeSpan IntervalMin = TimeSpan.FromSeconds(1);

    // The contract promises a state each minute; a longer gap was an outage and teaches nothing.
    private static readonly TimeSpan IntervalMax = TimeSpan.FromSeconds(65);

    private readonly Queue<TimeSpan> _gaps = new();
    private DateTimeOffset? _last;

    /// <summary>Median of the last five gaps, at least one second.</summary>
    public TimeSpan Interval { get; private set; } = IntervalMin;

    /// <summary>Takes the arrival of a state in.</summary>
    public void Add(DateTimeOffset at)
    {
        if (_last is { } last && at - last <= IntervalMax)
        {
            if (_gaps.Count == Gaps)
            {
                _ = _gaps.Dequeue();
            }

            _gaps.Enqueue(at - last);
            TimeSpan[] sorted = [.. _gaps.Order()];
            TimeSpan median = sorted[sorted.Length / 2];
            Interval = median > IntervalMin ? median : IntervalMin;
        }

        _last = at;
    }
}
