// SequenceTracker: tells from (boot id, seq) whether a sample is new, a repeat, or came after a gap.
// Source: MQTT contract v1, section on delivery.

namespace Victron.Edge.Core.Devices;

/// <summary>Sequence of one port.</summary>
public sealed class SequenceTracker
{
    private string? _bootId;
    private long _last = -1;

    /// <summary>Samples that never arrived live, within runs of the edge that were seen from one sample to the next.</summary>
    public long Missed { get; private set; }

    /// <summary>Samples that came a second time, or late, and were ignored.</summary>
    public long Repeats { get; private set; }

    /// <summary>Times that the edge began anew while it was watched.</summary>
    public long Restarts { get; private set; }

    /// <summary>Takes the key of a sample in.</summary>
    /// <param name="bootId">Run of the edge.</param>
    /// <param name="sequence">Number within the run; below 0 when the sender gave none, which counts as new.</param>
    /// <returns>Whether the sample is newer than everything before.</returns>
    public bool Accept(string bootId, long sequence)
    {
        if (sequence < 0)
        {
            return true;
        }

        if (_bootId != bootId)
        {
            Restarts += _bootId is null ? 0 : 1;
            _bootId = bootId;
            _last = sequence;
            return true;
        }

        if (sequence <= _last)
        {
            Repeats++;
            return false;
        }

        Missed += sequence - _last - 1;
        _last = sequence;
        return true;
    }
}
