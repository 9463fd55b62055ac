// AlarmBoard: the alarms that go on. Opens one for each sign, ends it when the sign is known to be gone, and remembers what people said.
// What cannot be written into the book is tried again at the next look.

namespace Victron.Edge.Core.Alarms;

/// <summary>Open alarms.</summary>
public sealed class AlarmBoard
{
    // What is back within this time was not gone.
    private static readonly TimeSpan SameWithin = TimeSpan.FromMinutes(1);

    private readonly IAlarmBook _book;
    private readonly Lock _gate = new();
    private readonly List<Alarm> _unsaved = [];
    private readonly List<Alarm> _justEnded = [];
    private List<Alarm>? _open;
    private long _last;

    /// <summary>Makes a board on a book.</summary>
    public AlarmBoard(IAlarmBook book) => _book = book;

    /// <summary>Why the book cannot be read or written, one line; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Alarms that go on, oldest first.</summary>
    public IReadOnlyList<Alarm> Open
    {
        get
        {
            lock (_gate)
            {
                return [.. _open ?? []];
            }
        }
    }

    /// <summary>Whether there is an open alarm of a source and a code.</summary>
    public bool IsOpen(string source, string code)
    {
        lock (_gate)
        {
            return _open?.Exists(alarm => alarm.Sign.Source == source && alarm.Sign.Code == code) == true;
        }
    }

    /// <summary>Alarms that have ended, newest first.</summary>
    public IReadOnlyList<Alarm> Ended(int limit, out string? problem) => _book.Ended(limit, out problem);

    /// <summary>Takes a look in.</summary>
    /// <param name="look">What is wrong.</param>
    /// <param name="now">The companion's clock.</param>
    public void Take(AlarmLook look, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!Load())
            {
                return;
            }

            foreach (Alarm gone in _open!.Where(alarm => look.Knows(alarm.Sign) && !look.Signs.Any(sign => IsSame(sign, alarm.Sign))).ToList())
            {
                _ = _open!.Remove(gone);
                Alarm ended = gone with { Ended = now };
                _justEnded.Add(ended);
                Save(ended);
            }

            _ = _justEnded.RemoveAll(alarm => now - alarm.Ended > SameWithin);
            foreach (AlarmSign sign in look.Signs.Where(sign => !_open!.Exists(alarm => IsSame(sign, alarm.Sign))))
            {
                Alarm alarm = _justEnded.Find(each => IsSame(sign, each.Sign)) is { } back ? back with { Ended = null } : new Alarm(++_last, sign, now);
                _ = _justEnded.RemoveAll(each => IsSame(sign, each.Sign));
                _open!.Add(alarm);
                Save(alarm);
            }

            SaveAgain();
        }
    }

    /// <summary>Says that somebody knows of an alarm.</summary>
    /// <param name="number">The alarm.</param>
    /// <param name="who">Who knows.</param>
    /// <param name="now">The companion's clock.</param>
    /// <returns>False when no such alarm goes on.</returns>
    public bool Acknowledge(long number, string who, DateTimeOffset now) => Change(number, alarm => alarm with { Acknowledged = now, AcknowledgedBy = who });

    /// <summary>Keeps an alarm from calling for a while.</summary>
    /// <param name="number">The alarm.</param>
    /// <param name="until">Until when; null for until it ends.</param>
    /// <returns>False when no such alarm goes on.</returns>
    public bool Mute(long number, DateTimeOffset? until) => Change(number, alarm => alarm with { MutedUntil = until ?? DateTimeOffset.MaxValue });

    private static bool IsSame(AlarmSign a, AlarmSign b) => a.Source == b.Source && a.Code == b.Code;

    private bool Change(long number, Func<Alarm, Alarm> how)
    {
        lock (_gate)
        {
            int at = _open?.FindIndex(alarm => alarm.Number == number) ?? -1;
            if (at < 0)
            {
                return false;
            }

            _open![at] = how(_open[at]);
            Save(_open[at]);
            return true;
        }
    }

    private bool Load()
    {
        if (_open is null)
        {
            IReadOnlyList<Alarm> open = _book.Open(out string? problem);
            long last = problem is null ? _book.LastNumber(out problem) : 0;
            Problem = problem;
            _open = problem is null ? [.. open] : null;
            _last = last;
        }

        return _open is not null;
    }

    private void Save(Alarm alarm)
    {
        _ = _unsaved.RemoveAll(each => each.Number == alarm.Number);
        Problem = _book.Save(alarm);
        if (Problem is not null)
        {
            _unsaved.Add(alarm);
        }
    }

    private void SaveAgain()
    {
        while (_unsaved.Count > 0)
        {
            Problem = _book.Save(_unsaved[0]);
            if (Problem is not null)
            {
                return;
            }

            _unsaved.RemoveAt(0);
        }

        Problem = null;
    }
}
