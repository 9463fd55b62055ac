// PortMemory: what LiveState remembers of one port beside the picture that it shows.

namespace Victron.Edge.Core.Devices;

/// <summary>Working memory of one port; guarded by the lock of <see cref="LiveState"/>.</summary>
internal sealed class PortMemory
{
    private readonly SequenceTracker _sequence = new();
    private readonly IntervalLearner _pace = new();

    public PortMemory(Device device) => Device = device;

    public Device Device { get; set; }

    public LastHour Hour { get; } = new();

    /// <summary>A port with nothing plugged in publishes a status and is no device yet.</summary>
    public bool HasSpoken => Device.Values.Count > 0 || Device.Identity != DeviceIdentity.Unknown;

    public bool Take(StateMessage state, bool kept, DateTimeOffset now)
    {
        if (!_sequence.Accept(state.BootId, state.Sequence))
        {
            return false;
        }

        // A sample that was already old when it was sent says nothing about the pace, nor about now.
        bool isNew = !kept && state.AgeMs == 0;
        if (isNew)
        {
            _pace.Add(now);
            AddToHour(state, now);
        }

        Device = Device with
        {
            Values = Merge(state.Values, now),
            StateAt = kept ? Earlier(state.Time, now) : now.AddMilliseconds(-state.AgeMs),
            Interval = _pace.Interval,
            Sequence = state.Sequence,
            Samples = Device.Samples + (isNew ? 1 : 0),
            Missed = _sequence.Missed,
        };
        return true;
    }

    // A clock of the edge that runs ahead must not make an old value look new.
    private static DateTimeOffset? Earlier(DateTimeOffset? time, DateTimeOffset now) => time > now ? now : time;

    private List<KeyValuePair<string, LiveValue>> Merge(IReadOnlyList<KeyValuePair<string, RawValue>> values, DateTimeOffset now)
    {
        var merged = new List<KeyValuePair<string, LiveValue>>(values.Count);
        foreach ((string key, RawValue value) in values)
        {
            LiveValue? before = Device.Find(key);
            bool same = before is not null && before.Kind == value.Kind && before.Text == value.Text;
            merged.Add(new(key, same ? before! : new LiveValue(value.Kind, value.Text, now)));
        }

        return merged;
    }

    private void AddToHour(StateMessage state, DateTimeOffset now)
    {
        string? key = PowerKeys.Of(state.Values.Select(value => value.Key));
        foreach ((string name, RawValue value) in state.Values)
        {
            if (name == key && value.Kind == LiveValueKind.Number && FixedNumber.TryParse(value.Text, out FixedNumber number))
            {
                Hour.Add(number, now);
            }
        }
    }
}
